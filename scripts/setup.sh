# Sourced by the other scripts: install_packages GROUP... makes sure that the packages of
# scripts/packages.txt in those groups are there. Everything it says goes to stderr.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

install_packages() {
  local groups=" $* " group package missing=()
  command -v dpkg-query >/dev/null || return 0 # not Debian: the person brings the libraries
  local installed
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' | sed -n 's/ installed$//p')
  while read -r group package; do
    case $group in '' | '#'*) continue ;; esac
    [[ $groups == *" $group "* ]] || continue
    grep -qxF -- "$package" <<<"$installed" || missing+=("$package")
  done <"$root/scripts/packages.txt"
  [ ${#missing[@]} -eq 0 ] && return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "malmoi: these packages are missing and there is no sudo to install them; as root, run:" >&2
      echo "  apt-get install ${missing[*]}" >&2
      return 1
    }
    as_root=(sudo)
  fi
  echo "malmoi: installing ${missing[*]}" >&2
  export DEBIAN_FRONTEND=noninteractive
  { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2 </dev/null || {
    echo "malmoi: the packages could not be installed; mend what apt-get says above and run this again" >&2
    return 1
  }
}

# build PRESET [TARGET...]: configures once, then builds what changed; quiet when nothing did.
build() {
  local preset=$1
  shift
  cd "$root" || return
  if [ ! -f "build/$preset/build.ninja" ]; then
    echo "malmoi: first build ($preset): about ten minutes on two cores" >&2
    mkdir -p build
    # Only the compiler of Debian 12 has been seen to have nothing to warn of.
    local flags=()
    grep -qsx 'VERSION_CODENAME=bookworm' /etc/os-release || flags=(-DMALMOI_WARNINGS_AS_ERRORS=OFF)
    cmake --preset "$preset" "${flags[@]}" >"build/configure-$preset.log" 2>&1 || {
      cat "build/configure-$preset.log" >&2
      return 1
    }
  fi
  ninja -C "build/$preset" --quiet "$@" 2>&1 | { grep -v -e '^ninja: no work' -e '^ninja: Entering' || true; } >&2
}
