/** Temporal's log lines in pino's form. */
import type { LogLevel, LogMetadata, Logger as TemporalLogger } from '@temporalio/worker';
import type { Logger } from 'pino';

export const temporalLogger = (logger: Logger): TemporalLogger => ({
  log(level: LogLevel, message: string, meta?: LogMetadata) {
    const write = level.toLowerCase() as 'trace' | 'debug' | 'info' | 'warn' | 'error';
    logger[write](meta ?? {}, message);
  },
  trace: (message, meta) => logger.trace(meta ?? {}, message),
  debug: (message, meta) => logger.debug(meta ?? {}, message),
  info: (message, meta) => logger.info(meta ?? {}, message),
  warn: (message, meta) => logger.warn(meta ?? {}, message),
  error: (message, meta) => logger.error(meta ?? {}, message),
});
