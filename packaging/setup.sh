# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# What packaging/run and packaging/test share; sourced by them. Every word for the reader goes to standard error, so
# that the output of the program that is started in the end stays its own.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Another Python's or compiler's tools in front of the distribution's would mix two worlds in one build.
PATH="/usr/sbin:/usr/bin:/sbin:/bin:$PATH"

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

# group_packages GROUP: its lines of packages.txt.
group_packages() {
    sed -n "/^\[$1\]\$/,/^\[/p" "$root/packaging/packages.txt" | grep -v -e '^\[' -e '^#' -e '^$'
}

# missing_packages GROUP...: one a line.
missing_packages() {
    local group line package installed
    installed=$'\n'$(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n')$'\n'
    for group in "$@"; do
        while IFS= read -r line; do
            for package in ${line//|/ }; do
                [[ $installed == *$'\n'"installed $package"$'\n'* ]] && continue 2
            done
            printf '%s\n' "${line%% *}"
        done < <(group_packages "$group")
    done
}

# install_missing GROUP...: brings what is not there yet from the distribution.
install_missing() {
    [[ -x /usr/bin/dpkg-query && -x /usr/bin/apt-get ]] ||
        fail "This script installs what it needs on Debian 12 and its like, and this system has no apt. Install the" \
            "counterparts of the packages in packaging/packages.txt, then: cmake --preset release && cmake --build --preset release"

    local -a missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    say "Installing these packages of the distribution and what they depend on: ${missing[*]}"

    local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y
        -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "Only root may install packages, and there is no sudo. As root:" \
            "apt-get install --no-install-recommends ${missing[*]}"
        sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; } || fail "Only root may install packages, and sudo" \
            "does not let you. As root: apt-get install --no-install-recommends ${missing[*]}"
        apt=(sudo "${apt[@]}")
    fi
    "${apt[@]}" update >&2 </dev/null || say "The list of packages could not be brought up to date; trying with the one that is there."
    "${apt[@]}" install --no-install-recommends "${missing[@]}" >&2 </dev/null ||
        fail "These packages could not be installed (the reason is above): ${missing[*]}"
}

# libtorch asks the system for its BLAS, and the system may be set to the slow one.
check_blas() {
    local library target
    for library in /usr/lib/*-linux-gnu*/libblas.so.3; do
        [[ -e $library ]] || continue
        target=$(readlink -f "$library")
        [[ $target =~ openblas|mkl|blis ]] || say "Matrix products will be slow: libblas.so.3 is $target. To choose" \
            "OpenBLAS: update-alternatives --config $(basename "$library")-$(basename "$(dirname "$library")")"
    done
}

# As many jobs as there are processors, and not more than one for each GB of free memory: a file that includes
# libtorch's headers takes more than half a GB to compile.
build_jobs() {
    local jobs gigabytes limit used
    jobs=$(nproc)
    gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
    limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || true)
    used=$(cat /sys/fs/cgroup/memory.current 2>/dev/null || true)
    if [[ $limit =~ ^[0-9]+$ && $used =~ ^[0-9]+$ ]] && (((limit - used) >> 30 < gigabytes)); then
        gigabytes=$(((limit - used) >> 30))
    fi
    ((jobs <= gigabytes)) || jobs=$gigabytes
    ((jobs >= 1)) || jobs=1
    printf '%s\n' "$jobs"
}

# build PRESET TARGET...: configures build/PRESET once (ninja does it again when a CMakeLists.txt changed) and builds.
build() {
    local preset=$1 directory=$root/build/$1 home
    shift
    [[ ! -e $directory || -w $directory ]] || fail "$directory belongs to another user: remove it, or change its owner."
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$directory/CMakeCache.txt" 2>/dev/null || true)
    if [[ -n $home && ! $home -ef $root ]]; then
        say "build/$preset was made for $home: starting it anew."
        rm -rf "$directory"
    fi
    if [[ ! -e $directory/build.ninja || $root/CMakePresets.json -nt $directory/build.ninja ]]; then
        (cd "$root" && cmake --preset "$preset") >&2 || fail "The build in build/$preset could not be set up (the reason is above)."
    fi
    [[ $(ninja -C "$directory" -n "$@" 2>/dev/null) != *"no work to do"* ]] || return 0
    cmake --build "$directory" --parallel "$(build_jobs)" --target "$@" >&2 || fail "The build in build/$preset failed (the reason is above)."
}
