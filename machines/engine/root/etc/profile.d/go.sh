# Podman is a Go program that ends before its garbage matters: let it collect none until it has 48 MiB, and let no timer
# interrupt it for other threads.
export GOGC=off GOMEMLIMIT=48MiB GODEBUG=asyncpreemptoff=1
