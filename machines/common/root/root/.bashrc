# The prompt: who and where you are. A container's shell shows the container's host name.
PS1='\[\e[1;36m\]\u@\h\[\e[0m\]:\[\e[1;34m\]\w\[\e[0m\]\$ '
alias ls='ls --color=auto' ll='ls -l --color=auto' grep='grep --color=auto' ip='ip -color=auto'
export LESS=-R
