/** Temporal's time-skipping test server: a Java program and its class path, from Maven. */
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moveIntoCache, stagingFolder } from './cache.js';
import type { Attempt } from './provision.js';
import { lastLines, runCommand } from './run-command.js';
import type { Say } from './say.js';
import type { Pin } from './versions.js';

const failed = (reason: string): Attempt => ({ outcome: 'failed', reason });

const dependencyPlugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';

function projectFor(artifact: string): string {
  const [group, name, version] = artifact.split(':');
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>vn.dondoc</groupId><artifactId>test-server</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version>
  </dependency></dependencies>
</project>
`;
}

/**
 * The client gives up on a server that takes five seconds to listen, so the JVM starts lean. Only
 * the port is passed on: the client unlocks the clock itself, and the flag that the client would
 * pass unlocks it once too often.
 */
const wrapper = `#!/bin/sh
here=$(dirname "$0")
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$here/lib/*" io.temporal.testserver.TestServer "$1"
`;

export async function fetchWithMaven(pin: Pin, say: Say): Promise<Attempt> {
  if (pin.mavenArtifact === null) return failed('not a Java program');
  for (const [program, flag] of [
    ['java', '-version'],
    ['mvn', '--version'],
  ] as const) {
    const answer = await runCommand(program, [flag]);
    if (!answer.ok) return failed(`${program} is not installed`);
  }
  say({
    vi: `${pin.tool} ${pin.version}: lấy bằng Maven, ${pin.buildTakes.vi}`,
    en: `fetching with Maven, ${pin.buildTakes.en}`,
  });
  const staged = stagingFolder();
  try {
    const lib = join(staged, 'lib');
    mkdirSync(lib);
    const project = join(staged, 'pom.xml');
    writeFileSync(project, projectFor(pin.mavenArtifact));
    // -C: a file whose checksum differs from the repository's fails the fetch.
    const fetched = await runCommand('mvn', [
      ...['-B', '-q', '-C', '-f', project, `${dependencyPlugin}:copy-dependencies`],
      `-DoutputDirectory=${lib}`,
      '-DincludeScope=runtime',
    ]);
    if (!fetched.ok) return failed(`${pin.mavenArtifact}: ${lastLines(fetched.output, 3)}`);
    if (readdirSync(lib).length === 0) return failed(`${pin.mavenArtifact} came without a file`);
    rmSync(project);
    writeFileSync(join(staged, pin.tool), wrapper);
    chmodSync(join(staged, pin.tool), 0o755);
    return { outcome: 'ready', path: moveIntoCache(staged, pin) };
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}
