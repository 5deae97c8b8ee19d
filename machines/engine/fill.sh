# Runs in the machine, once, before its snapshot.
set -e
# What students will do, so that Podman's own files are as they are after the first time.
cd /root/app
docker build -t warm . > /dev/null
docker run -d --name warm -p 8080:8080 warm > /dev/null
wget -q -O - http://localhost:8080
docker exec warm true
docker ps
docker stop -t 1 warm > /dev/null
docker rm warm > /dev/null
docker rmi -f warm > /dev/null
rm -rf /var/tmp/*
docker images -a
free -m
