# Runs in the machine, once, before its snapshot: does what students will do, so that what it takes is in memory.
# Memory is dropped first: what is left afterwards is what was used here.
echo 3 > /proc/sys/vm/drop_caches
set -e
cd /root/app
docker build -t warm . > /dev/null
docker run -d --name warm -p 8080:8080 warm > /dev/null
wget -q -O - http://localhost:8080
docker exec warm true
docker ps
docker stop -t 1 warm > /dev/null
docker rm warm > /dev/null
docker tag warm localhost:5000/warm
docker push -q localhost:5000/warm
docker rmi -f warm localhost:5000/warm > /dev/null
rm -rf /var/lib/registry/docker /var/tmp/*
docker images -a
free -m
