/** Every server binary this project runs, pinned in one place. */

export type Tool = 'temporal' | 'nats-server' | 'temporal-test-server';

type Download = {
  /** The archive of the publisher for one machine; null where there is none. */
  archive(os: string, cpu: string): string | null;
  /** The publisher's list of SHA-256 digests, beside the archives. */
  checksums: string;
};

export type Pin = {
  readonly tool: Tool;
  readonly version: string;
  /** Where a person may name a binary of their own. */
  readonly variable: string;
  /** What the binary answers to `--version` when it is this version; null where it cannot say. */
  readonly answers: RegExp | null;
  readonly download: Download | null;
  readonly goPackage: string | null;
  /** Linker flags of a Go build, so that the binary knows its own version. */
  readonly goLinkerFlags: string | null;
  readonly mavenArtifact: string | null;
  /** What a first build costs on two cores, told before it begins. */
  readonly buildTakes: { readonly vi: string; readonly en: string };
};

const archiveKind = (os: string) => (os === 'windows' ? 'zip' : 'tar.gz');

const temporalReleases = 'https://github.com/temporalio/cli/releases/download/v1.5.1';
const natsReleases = 'https://github.com/nats-io/nats-server/releases/download/v2.15.0';

export const pins: Readonly<Record<Tool, Pin>> = {
  temporal: {
    tool: 'temporal',
    version: '1.5.1',
    variable: 'DONDOC_TEMPORAL_CLI',
    // A plain `go install` leaves the CLI's own version at 0.0.0-DEV; the server's is always right.
    answers: /version 1\.5\.1\b|Server 1\.29\.1\b/,
    download: {
      archive: (os, cpu) =>
        `${temporalReleases}/temporal_cli_1.5.1_${os}_${cpu}.${archiveKind(os)}`,
      checksums: `${temporalReleases}/checksums.txt`,
    },
    goPackage: 'github.com/temporalio/cli/cmd/temporal@v1.5.1',
    goLinkerFlags: '-X github.com/temporalio/cli/temporalcli.Version=1.5.1',
    mavenArtifact: null,
    buildTakes: { vi: 'chừng 5 phút', en: 'about 5 minutes' },
  },
  'nats-server': {
    tool: 'nats-server',
    version: '2.15.0',
    variable: 'DONDOC_NATS_SERVER',
    answers: /\bv2\.15\.0$/m,
    download: {
      archive: (os, cpu) => `${natsReleases}/nats-server-v2.15.0-${os}-${cpu}.${archiveKind(os)}`,
      checksums: `${natsReleases}/SHA256SUMS`,
    },
    goPackage: 'github.com/nats-io/nats-server/v2@v2.15.0',
    goLinkerFlags: null,
    mavenArtifact: null,
    buildTakes: { vi: 'chừng nửa phút', en: 'about half a minute' },
  },
  'temporal-test-server': {
    tool: 'temporal-test-server',
    version: '1.38.0',
    variable: 'DONDOC_TEMPORAL_TEST_SERVER',
    answers: null,
    download: null,
    goPackage: null,
    goLinkerFlags: null,
    mavenArtifact: 'io.temporal:temporal-test-server:1.38.0',
    buildTakes: { vi: 'chừng nửa phút', en: 'about half a minute' },
  },
};

/**
 * Go used when the one installed is too old to build our pins (Debian 12 ships 1.19). It comes as
 * the module golang.org/toolchain, the very way newer Go versions fetch a toolchain themselves, and
 * is checked against the same checksum database.
 */
export const goToolchain = { version: '1.26.8', atLeastMinor: 26 };
