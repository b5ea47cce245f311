package dev.portcullis.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is said of a peer, the most specific first, in a time that does not grow with what is
 * said of others: names by hash, one look-up for each label; addresses by hash, one for each length
 * of block. Immutable once filled.
 *
 * @param <V> what is said
 */
final class PeerIndex<V> {
  private record Entry<V>(PeerPattern pattern, V value) {}

  private final Map<String, List<Entry<V>>> hosts = new HashMap<>();
  private final Map<String, List<Entry<V>>> oneLabel = new HashMap<>();
  private final Map<String, List<Entry<V>>> anyDepth = new HashMap<>();
  private final Map<IpPrefix, List<Entry<V>>> addresses = new HashMap<>();
  private final TreeSet<Integer> v4Bits = new TreeSet<>(Collections.reverseOrder());
  private final TreeSet<Integer> v6Bits = new TreeSet<>(Collections.reverseOrder());
  private final List<Entry<V>> everybody = new ArrayList<>();

  void add(PeerPattern pattern, V value) {
    List<Entry<V>> bucket = bucket(pattern);
    bucket.add(new Entry<>(pattern, value));
    if (bucket.size() > 1) {
      // Stable: entries with the same pattern stay in the order of the policy.
      bucket.sort(Comparator.comparing(Entry::pattern));
    }
  }

  private List<Entry<V>> bucket(PeerPattern pattern) {
    return switch (pattern.kind()) {
      case HOST -> hosts.computeIfAbsent(pattern.host(), key -> new ArrayList<>(1));
      case ONE_LABEL -> oneLabel.computeIfAbsent(pattern.host(), key -> new ArrayList<>(1));
      case ANY_DEPTH -> anyDepth.computeIfAbsent(pattern.host(), key -> new ArrayList<>(1));
      case ADDRESSES -> {
        IpPrefix prefix = pattern.prefix().orElseThrow();
        (prefix.octets() == 4 ? v4Bits : v6Bits).add(prefix.bits());
        yield addresses.computeIfAbsent(prefix, key -> new ArrayList<>(1));
      }
      case EVERYBODY -> everybody;
    };
  }

  /** What is said under exactly this pattern. */
  Optional<V> of(PeerPattern pattern) {
    return bucketIfAny(pattern).stream()
        .filter(entry -> entry.pattern().equals(pattern))
        .map(Entry::value)
        .findFirst();
  }

  private List<Entry<V>> bucketIfAny(PeerPattern pattern) {
    return switch (pattern.kind()) {
      case HOST -> hosts.getOrDefault(pattern.host(), List.of());
      case ONE_LABEL -> oneLabel.getOrDefault(pattern.host(), List.of());
      case ANY_DEPTH -> anyDepth.getOrDefault(pattern.host(), List.of());
      case ADDRESSES -> addresses.getOrDefault(pattern.prefix().orElseThrow(), List.of());
      case EVERYBODY -> everybody;
    };
  }

  /** What is said of the most specific pattern that matches. */
  Optional<V> first(Peer peer) {
    List<V> found = all(peer);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /** Everything that is said of a peer, the most specific first. */
  List<V> all(Peer peer) {
    Found<V> found = new Found<>(peer.port(), new ArrayList<>(2));
    if (peer.name().isPresent()) {
      takeNames(peer.name().get(), found);
    }
    if (peer.address().isPresent()) {
      takeAddresses(peer.address().get(), found);
    }
    found.take(everybody);
    return found.values();
  }

  private void takeNames(String name, Found<V> found) {
    found.take(hosts.get(name));
    found.take(anyDepth.get(name));
    boolean oneLabelMore = true;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      String parent = name.substring(dot + 1);
      if (oneLabelMore) {
        found.take(oneLabel.get(parent));
      }
      found.take(anyDepth.get(parent));
      oneLabelMore = false;
    }
  }

  private void takeAddresses(Peer.IpOctets address, Found<V> found) {
    for (int bits : address.length() == 4 ? v4Bits : v6Bits) {
      found.take(addresses.get(address.prefix(bits)));
    }
  }

  /** What was found for a port. */
  private record Found<V>(int port, List<V> values) {
    void take(@Nullable List<Entry<V>> entries) {
      if (entries == null) {
        return;
      }
      for (Entry<V> entry : entries) {
        int only = entry.pattern().port();
        if (only == 0 || only == port) {
          values.add(entry.value());
        }
      }
    }
  }
}
