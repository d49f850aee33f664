#include "program/cli.hpp"

int main(int argc, char** argv) {
  return lw::program::runCli(argc, argv, LULLWATER_VERSION);
}
