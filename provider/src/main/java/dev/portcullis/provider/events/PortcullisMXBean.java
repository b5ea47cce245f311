package dev.portcullis.provider.events;

import java.util.Map;

/** The counters of this process, as {@code dev.portcullis:type=Portcullis}. */
public interface PortcullisMXBean {
  /** Handshakes by version and verdict, such as {@code TLSv1.3 accepted}. */
  Map<String, Long> getHandshakes();

  /** Refusals by the key of the rule. */
  Map<String, Long> getRefusals();

  /** Violations that the policy only reports. */
  long getReports();

  /** Policies that were read again and taken. */
  long getReloads();

  /** Policies that were read again and not taken: the last good one stayed in force. */
  long getFailedReloads();

  /** Accepted handshakes with a hybrid, post-quantum key exchange. */
  long getHybridHandshakes();

  /** The id of the policy of the last handshake; empty before the first. */
  String getPolicy();

  /** Its digest; empty before the first handshake. */
  String getPolicyDigest();

  /** Log lines that were due and not written, because they repeat or are too many. */
  long getSuppressedLogLines();

  /** Lines that the audit file lost, because the disk was slower than the handshakes. */
  long getDroppedAuditLines();
}
