package dev.portcullis.provider.events;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * Registers the one bean, once somebody looks: a JVM without a platform MBean server gets none from
 * us, because making it costs more than all handshakes of a short program. Loaded only where the
 * module {@code java.management} is. Thread-safe.
 */
final class Management {
  private static final String NAME = "dev.portcullis:type=Portcullis";
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());
  private static volatile boolean done;

  private Management() {}

  /** Looks for the server, once a second at most until the bean is registered. */
  static void registerOnceThereIsAServer() {
    if (done) {
      return;
    }
    long now = System.nanoTime();
    long next = NEXT.get();
    if (now - next >= 0
        && NEXT.compareAndSet(next, now + PAUSE)
        && !MBeanServerFactory.findMBeanServer(null).isEmpty()) {
      done = true;
      register(ManagementFactory.getPlatformMBeanServer());
    }
  }

  private static void register(MBeanServer server) {
    try {
      ObjectName name = new ObjectName(NAME);
      if (!server.isRegistered(name)) {
        server.registerMBean(new StandardMBean(new Bean(), PortcullisMXBean.class, true), name);
      }
    } catch (JMException e) {
      Events.warn("mxbean", "The counters could not be registered as " + NAME + ": " + e);
    }
  }

  /** Reads the counters. */
  private static final class Bean implements PortcullisMXBean {
    @Override
    public Map<String, Long> getHandshakes() {
      return Counters.ALL.handshakes();
    }

    @Override
    public Map<String, Long> getRefusals() {
      return Counters.ALL.refusals();
    }

    @Override
    public long getReports() {
      return Counters.ALL.reports();
    }

    @Override
    public long getReloads() {
      return Counters.ALL.reloads();
    }

    @Override
    public long getFailedReloads() {
      return Counters.ALL.failedReloads();
    }

    @Override
    public long getHybridHandshakes() {
      return Counters.ALL.hybrid();
    }

    @Override
    public String getPolicy() {
      PolicyName policy = Counters.ALL.policy();
      return policy == null ? "" : policy.id();
    }

    @Override
    public String getPolicyDigest() {
      PolicyName policy = Counters.ALL.policy();
      return policy == null ? "" : policy.digest();
    }

    @Override
    public long getSuppressedLogLines() {
      return Events.suppressedLines();
    }

    @Override
    public long getDroppedAuditLines() {
      return AuditFile.dropped();
    }
  }
}
