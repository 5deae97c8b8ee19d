/**
 * What package managers install: bytes unpacked and bytes fetched. Debian's numbers are those of Debian 12's index on
 * 2026-11-27 (`apt-cache show`), with what `apt-get install --no-install-recommends` pulls in; Alpine's are the
 * installed sizes of 3.24 in https://github.com/docker-library/repo-info (2026-09); npm's and pip's were measured by
 * installing each into an empty directory on 2026-11-27, dependencies included.
 */

export interface Package {
  /** In bytes, unpacked. */
  size: number;
  /** In bytes, over the network. */
  download: number;
  /** Files that can be run, the first the most important. */
  programs: readonly string[];
  needs?: readonly string[];
  /** Installed too unless `--no-install-recommends` is given. */
  recommends?: readonly string[];
}

const deb = (
  kib: number,
  download: number,
  programs: readonly string[] = [],
  needs: readonly string[] = [],
  recommends: readonly string[] = [],
): Package => ({ size: kib * 1024, download, programs, needs, recommends });

export const debianPackages: Readonly<Record<string, Package>> = {
  curl: deb(489, 315764, ["/usr/bin/curl"], ["libcurl4"], ["ca-certificates"]),
  libcurl4: deb(
    840,
    392184,
    [],
    ["libnghttp2-14", "librtmp1", "libssh2-1", "libpsl5", "libbrotli1", "libldap-2.5-0", "libsasl2-2"],
  ),
  "libnghttp2-14": deb(220, 72404),
  librtmp1: deb(146, 60824),
  "libssh2-1": deb(353, 175976),
  libpsl5: deb(96, 58684),
  libbrotli1: deb(783, 274704),
  "libldap-2.5-0": deb(553, 183248),
  "libsasl2-2": deb(167, 59908),
  "ca-certificates": deb(388, 160948, ["/usr/sbin/update-ca-certificates"], ["openssl"]),
  openssl: deb(2315, 1441784, ["/usr/bin/openssl"]),
  git: deb(44890, 7264380, ["/usr/bin/git"], ["libcurl4"], ["ca-certificates"]),
  gcc: deb(47, 5216, ["/usr/bin/gcc", "/usr/bin/cc"], ["gcc-12"], ["libc6-dev"]),
  "gcc-12": deb(68236, 19268852, [], ["cpp-12", "binutils", "libgcc-12-dev"]),
  "cpp-12": deb(33848, 9767788),
  "g++": deb(14, 1356, ["/usr/bin/g++"], ["gcc", "g++-12", "libc6-dev"]),
  "g++-12": deb(36161, 10694076, [], ["libstdc++-12-dev"]),
  "libgcc-12-dev": deb(14284, 2437204),
  "libstdc++-12-dev": deb(19446, 2047292),
  binutils: deb(109, 64980, ["/usr/bin/ld"]),
  "libc6-dev": deb(11975, 1903668),
  make: deb(1592, 395632, ["/usr/bin/make"]),
  "build-essential": deb(20, 7704, [], ["gcc", "g++", "make", "libc6-dev"]),
  wget: deb(3521, 937340, ["/usr/bin/wget"], ["libpsl5"], ["ca-certificates"]),
  python3: deb(81, 26300, ["/usr/bin/python3"]),
  "python3-pip": deb(6678, 1324972, ["/usr/bin/pip3", "/usr/bin/pip"], ["python3"], ["build-essential"]),
  nginx: deb(1336, 532468, ["/usr/sbin/nginx"]),
  apache2: deb(588, 237772, ["/usr/sbin/apache2ctl"], ["apache2-bin"]),
  "apache2-bin": deb(5144, 1409916, ["/usr/sbin/apache2"]),
  vim: deb(3650, 1567756, ["/usr/bin/vim"]),
  "vim-tiny": deb(1689, 719960, ["/usr/bin/vi"]),
  nano: deb(2804, 689556, ["/usr/bin/nano"]),
  tini: deb(731, 267204, ["/usr/bin/tini"]),
  jq: deb(111, 64432, ["/usr/bin/jq"]),
  unzip: deb(380, 166504, ["/usr/bin/unzip"]),
  "xz-utils": deb(1226, 471448, ["/usr/bin/xz"]),
  gnupg: deb(886, 846132, ["/usr/bin/gpg"]),
  procps: deb(2091, 708712, ["/usr/bin/ps"]),
  "libpq-dev": deb(595, 156556, [], ["libpq5"]),
  libpq5: deb(906, 205248),
  "openjdk-17-jre-headless": deb(188872, 43987516, ["/usr/bin/java"], ["ca-certificates"]),
  "default-jre-headless": deb(12, 2936, [], ["openjdk-17-jre-headless"]),
};

/** The lists that `apt-get update` fetches on Debian 12: main, updates and security, kept as .lz4. */
export const aptLists: readonly { name: string; size: number }[] = [
  { name: "deb.debian.org_debian-security_dists_bookworm-security_InRelease", size: 34770 },
  {
    name: "deb.debian.org_debian-security_dists_bookworm-security_main_binary-amd64_Packages.lz4",
    size: 768935,
  },
  { name: "deb.debian.org_debian_dists_bookworm-updates_InRelease", size: 55403 },
  { name: "deb.debian.org_debian_dists_bookworm-updates_main_binary-amd64_Packages.lz4", size: 11648 },
  { name: "deb.debian.org_debian_dists_bookworm_InRelease", size: 151075 },
  { name: "deb.debian.org_debian_dists_bookworm_main_binary-amd64_Packages.lz4", size: 18840233 },
];

/** What is fetched is about half of what is unpacked: our estimate, for the sources give unpacked sizes only. */
const apk = (kib: number, programs: readonly string[] = [], needs: readonly string[] = []): Package => ({
  size: kib * 1024,
  download: kib * 512,
  programs,
  needs,
});

export const alpinePackages: Readonly<Record<string, Package>> = {
  curl: apk(278, ["/usr/bin/curl"], ["libcurl", "ca-certificates-bundle"]),
  libcurl: apk(725, [], ["brotli-libs", "c-ares", "libidn2", "libpsl"]),
  "brotli-libs": apk(957),
  "c-ares": apk(237),
  libidn2: apk(193, [], ["libunistring"]),
  libunistring: apk(1877),
  libpsl: apk(73),
  "ca-certificates": apk(210, ["/usr/sbin/update-ca-certificates"]),
  "ca-certificates-bundle": apk(177),
  libgcc: apk(169),
  "libstdc++": apk(2738, [], ["libgcc"]),
};

/** Bytes and files of `npm install NAME`, with its dependencies. */
export const npmPackages: Readonly<
  Record<string, { version: string; size: number; files: number; packages: number }>
> = {
  express: { version: "5.3.0", size: 2345389, files: 611, packages: 68 },
  fastify: { version: "5.12.8", size: 8570167, files: 2129, packages: 48 },
  react: { version: "19.3.1", size: 178921, files: 27, packages: 1 },
  "react-dom": { version: "19.3.1", size: 8150833, files: 58, packages: 2 },
  typescript: { version: "7.0.2", size: 30445341, files: 530, packages: 2 },
  vite: { version: "8.3.8", size: 35668485, files: 262, packages: 18 },
};

/** Bytes and files of `pip install NAME`, with its dependencies. */
export const pipPackages: Readonly<Record<string, { version: string; size: number; files: number }>> = {
  flask: { version: "3.1.3", size: 2203009, files: 188 },
  gunicorn: { version: "26.2.0", size: 830419, files: 78 },
  requests: { version: "2.34.2", size: 2059604, files: 125 },
  django: { version: "5.2.17", size: 23651033, files: 3718 },
  uvicorn: { version: "0.54.0", size: 846596, files: 95 },
  numpy: { version: "2.4.6", size: 57361036, files: 1046 },
};

/** A name that no list has: a guess, and said to be one. */
export const unknownPackage = { size: 1_000_000, files: 40 };
