#include <sys/shm.h>
int main(){return shmget(0x1234,4096,IPC_CREAT|0600)<0;}
