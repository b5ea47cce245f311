package dev.portcullis.provider.jsse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What operators are told while it is open. */
final class Warnings extends Handler implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger("dev.portcullis");

  private final List<String> messages = new CopyOnWriteArrayList<>();

  Warnings() {
    LOGGER.addHandler(this);
    LOGGER.setUseParentHandlers(false);
  }

  boolean mention(String text) {
    return messages.stream().anyMatch(message -> message.contains(text));
  }

  @Override
  public void publish(LogRecord entry) {
    messages.add(entry.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
    LOGGER.setUseParentHandlers(true);
  }
}
