/* Tries everything that lib/by-hand says can be reached, harmlessly, and prints what each attempt gave. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <signal.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <net/if.h>
#include <arpa/inet.h>
#include <netpacket/packet.h>
static void say(const char*w,int ok){ printf(" %s=%s",w,ok?"OPEN":strerrorname_np(errno)); fflush(stdout);}
static int has(const char*f,const char*s){ char b[8192]; int d=open(f,O_RDONLY); if(d<0) return 0; int n=read(d,b,8191); close(d); if(n<=0){errno=EIO;return 0;} for(int i=0;i<n;i++) if(!b[i]) b[i]=' '; b[n]=0; errno=ENOENT; return strstr(b,s)!=0; }
int main(int c,char**v){ int led=atoi(getenv("LEDGER")); char p[99]; int d;
 { char b[8192]; d=open("/proc/self/status",O_RDONLY); int r=read(d,b,8191); close(d); b[r>0?r:0]=0; for(char*q=strtok(b,"\n");q;q=strtok(0,"\n")){ char k[32],x[64]; if(sscanf(q,"%31[^:]: %63s",k,x)==2&&(!strcmp(k,"CapEff")||!strcmp(k,"CapBnd")||!strcmp(k,"NoNewPrivs")||!strcmp(k,"Seccomp"))) printf(" %s=%s",k,x);} d=open("/proc/self/uid_map",O_RDONLY); r=read(d,b,999); close(d); b[r>0?r:0]=0; unsigned a,o; if(sscanf(b,"%u %u",&a,&o)==2) printf(" uid0=%u",o);}
 errno=0; say("files",has("/etc/shadow","thisIsASecretHash"));
 d=open("/etc/hosts-write-test",O_WRONLY); say("write",d>=0); if(d>=0)close(d);
 unlink("/dsk"); unlink("/tmp/dsk"); const char*dk="/dsk"; int r=mknod(dk,S_IFBLK|0600,makedev(254,0)); if(r&&errno==EACCES){} if(!r){ char b[512]; d=open(dk,O_RDONLY); r=d<0?-1:(read(d,b,512)==512?0:-1); if(d>=0)close(d); unlink(dk);} say("disk",!r);
 sprintf(p,"/proc/%d/cmdline",led); errno=0; say("processes",has(p,"ledger"));
 r=umount2("/proc",MNT_DETACH); if(!r){ sprintf(p,"/proc/%d/cmdline",led); int h=has(p,"ledger"); say("processes2",h); mount("proc","/proc","proc",0,0);} else say("processes2",0);
 say("kill",kill(led,0)==0);
 r=mount("tmpfs","/mnt","tmpfs",0,"size=64k"); say("mount",!r);
 r=sethostname("pwned",5); say("sethostname",!r);
 d=open("/proc/sys/kernel/hostname",O_WRONLY); say("procname",d>=0&&write(d,"pwned2",6)>0); if(d>=0)close(d);
 int id=shmget(0x1234,0,0); void*m=id<0?(void*)-1:shmat(id,0,SHM_RDONLY); say("shm",m!=(void*)-1);
 d=socket(AF_PACKET,SOCK_RAW,htons(3)); if(d>=0){ struct sockaddr_ll a={.sll_family=AF_PACKET,.sll_protocol=htons(3),.sll_ifindex=if_nametoindex("sea0")}; if(!a.sll_ifindex) {errno=ENODEV; say("sniff",0);} else say("sniff",bind(d,(void*)&a,sizeof a)==0); close(d);} else say("sniff",0);
 int n=0; pid_t k[80]; for(;n<80;n++){ k[n]=fork(); if(k[n]<0)break; if(!k[n]){pause();_exit(0);} } int e=errno; for(int i=0;i<n;i++)kill(k[i],9); for(int i=0;i<n;i++)waitpid(k[i],0,0); errno=e; say("exhaust",n==80);
 mkdir("/tmp/cgx",0755); r=mount("cg","/tmp/cgx","cgroup2",0,0); if(!r){ d=open("/tmp/cgx/cgroup.procs",O_WRONLY); if(d<0){ say("uncg",0);} else { r=write(d,"0",1); say("uncg",r>0); close(d);} umount2("/tmp/cgx",MNT_DETACH);} else say("uncg",0);
 d=open("/sys/fs/cgroup/crate/pids.max",O_WRONLY); say("cgfile",d>=0); if(d>=0)close(d);
 r=syscall(SYS_init_module,"garbage",7,""); say("module",r==0||errno==ENOEXEC);
 r=syscall(SYS_reboot,0xfee1dead,672274793,0,0); say("reboot",!r);
 d=open("/proc/sysrq-trigger",O_WRONLY); r=d<0?-1:write(d,"_",1); say("sysrq",r>0); if(d>=0)close(d);
 d=open("/proc/sys/kernel/core_pattern",O_WRONLY); r=d<0?-1:write(d,"core",4); say("core",r>0); if(d>=0)close(d);
 r=syscall(SYS_pivot_root,"/nope","/nope"); say("syscall",errno!=ENOSYS);
 r=unshare(CLONE_NEWUSER); say("newuser",!r);
 puts(""); return 0; }
