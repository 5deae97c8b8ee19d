# Podman is a Go program that ends before its garbage matters: let it collect none until it has 48 MiB.
export GOGC=off GOMEMLIMIT=48MiB
