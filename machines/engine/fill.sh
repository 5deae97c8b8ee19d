# Runs in the machine, once: makes the images that students find there.
set -e
mkdir /tmp/busybox
cd /tmp/busybox
mkdir bin etc tmp
cp /usr/bin/busybox bin
for name in $(busybox --list); do [ $name = busybox ] || ln -s busybox bin/$name; done
echo 'root:x:0:0:root:/root:/bin/sh' > etc/passwd
echo 'root:x:0:' > etc/group
tar -c . | podman import -q -c 'CMD ["sh"]' - docker.io/library/busybox:latest
cd /root
rm -r /tmp/busybox
podman images
