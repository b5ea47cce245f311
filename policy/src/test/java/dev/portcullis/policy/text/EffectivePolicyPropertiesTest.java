package dev.portcullis.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.EffectiveRules;
import dev.portcullis.policy.Peer;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.review.Difference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What arbitrary policies say of arbitrary peers on a day. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class EffectivePolicyPropertiesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  @Provide
  Arbitrary<TlsPolicy> policies() {
    return Policies.any();
  }

  /** Those of whom the policy says something, their neighbours, and nobody. */
  private static List<Peer> peers(TlsPolicy policy) {
    List<Peer> peers =
        new ArrayList<>(
            List.of(
                Peer.UNKNOWN,
                Peer.named("c.b.a.example", 8443),
                Peer.named("other.example", 443),
                Peer.seen(Optional.of(new byte[] {(byte) 192, 0, 2, 7}), 443)));
    policy.peers().hosts().forEach(host -> peers.add(host.match().example()));
    policy.peers().exceptions().forEach(e -> peers.add(e.host().example()));
    return peers;
  }

  private static EffectiveRules effective(TlsPolicy policy, Role role, Peer peer) {
    return policy.effective(role, peer, DAY);
  }

  @Property(tries = 60)
  void effectiveRules_ofWhatWasPrintedAndRead_areTheSameInWhateverOrder(
      @ForAll("policies") TlsPolicy policy) throws PolicySyntaxException {
    TlsPolicy read = PolicyReader.readCanonical(CanonicalForm.of(policy), "canonical").policy();
    List<Peer> peers = peers(policy);
    for (Role role : Role.values()) {
      List<EffectiveRules> there = new ArrayList<>();
      peers.forEach(peer -> there.add(effective(policy, role, peer)));
      for (int i = peers.size() - 1; i >= 0; i--) {
        assertEquals(there.get(i), effective(read, role, peers.get(i)), peers.get(i).toString());
        assertEquals(there.get(i), effective(policy, role, peers.get(i)));
      }
    }
  }

  @Property(tries = 60)
  void difference_toItself_isNone(@ForAll("policies") TlsPolicy policy)
      throws PolicySyntaxException {
    TlsPolicy read = PolicyReader.readCanonical(CanonicalForm.of(policy), "canonical").policy();

    assertEquals(List.of(), Difference.between(policy, read, DAY));
  }

  @Property(tries = 60)
  void widestRules_areNoStricterThanThoseOfAnyPeer(@ForAll("policies") TlsPolicy policy) {
    for (Role role : Role.values()) {
      ConnectionRules widest = policy.widest(role, DAY).offered();
      for (Peer peer : peers(policy)) {
        assertEquals(List.of(), Rules.loosened(effective(policy, role, peer).offered(), widest));
      }
    }
  }

  /** Who is only seen gets nothing that a client which names nobody would not. */
  @Property(tries = 60)
  void rules_ofAnAddressThatNobodyNamed_loosenNothing(@ForAll("policies") TlsPolicy policy) {
    EffectiveRules nobody = effective(policy, Role.CLIENT, Peer.UNKNOWN);
    Peer seen = Peer.seen(Optional.of(new byte[] {(byte) 192, 0, 2, 7}), 443);
    EffectiveRules found = effective(policy, Role.CLIENT, seen);

    assertEquals(List.of(), Rules.loosened(found.rules(), nobody.rules()));
    assertEquals(List.of(), Rules.loosened(found.offered(), nobody.offered()));
  }

  @Property(tries = 60)
  void child_thatTightens_isNowhereLooser(@ForAll("policies") TlsPolicy parent, @ForAll long seed)
      throws PolicySyntaxException {
    Tightening tightening = new Tightening(new Random(seed));
    TlsPolicy.Builder drawn = parent.toBuilder().id("child").peers(PeerRules.NONE);
    for (Role role : Role.values()) {
      drawn.rules(role, tightening.of(parent.rules(role)));
    }
    TlsPolicy read;
    try {
      read = child(parent, drawn.build());
    } catch (PolicySyntaxException e) {
      // What the parent says of peers may not fit any more: said, and nothing is in force.
      assertEquals(List.of(), looser(e));
      return;
    }
    for (Role role : Role.values()) {
      for (Peer peer : peers(parent)) {
        assertEquals(
            List.of(),
            Rules.loosened(
                effective(read, role, peer).rules(), effective(parent, role, peer).rules()));
      }
    }
  }

  /** Found by the property above. */
  @Example
  void child_whoseBoundsCrossThoseOfAnInheritedHost_isToldSo() throws PolicySyntaxException {
    TlsPolicy parent =
        Profiles.read(
                "format = 1\nid = \"p\"\nextends = \"intermediate\"\n"
                    + "[[host]]\nmatch = \"a.example\"\nkeys.rsa-min = 4096\n",
                "p.toml")
            .policy();
    String text = "format = 1\nid = \"c\"\nextends = \"p\"\nkeys.rsa-max = 3072\n";

    PolicySyntaxException refused =
        assertThrows(
            PolicySyntaxException.class, () -> PolicyReader.read(text, "c.toml", new Only(parent)));

    assertEquals(
        List.of(
            new Problem(
                "c.toml",
                3,
                1,
                "[[host]] a.example of the policy that is extended and the rules here leave nothing"
                    + " over: RSA bounds [4096..3072] are not within [1024..16384]; relax one")),
        refused.problems());
  }

  private static List<String> looser(PolicySyntaxException e) {
    return e.problems().stream()
        .map(Problem::message)
        .filter(m -> m.contains("a child may only tighten"))
        .toList();
  }

  /** Another policy under the same parent is refused, or is a child that tightens. */
  @Property(tries = 60)
  void child_thatLoosens_isRefused(
      @ForAll("policies") TlsPolicy parent, @ForAll("policies") TlsPolicy other) {
    boolean looser = false;
    for (Role role : Role.values()) {
      looser |= !Rules.loosened(other.rules(role), parent.rules(role)).isEmpty();
    }
    if (looser) {
      assertThrows(PolicySyntaxException.class, () -> child(parent, other));
    }
  }

  /** The rules of a policy, said by a text that extends another. */
  private static TlsPolicy child(TlsPolicy parent, TlsPolicy rules) throws PolicySyntaxException {
    TlsPolicy plain = rules.toBuilder().id("child").pins(List.of()).peers(PeerRules.NONE).build();
    String text = CanonicalForm.of(plain).replace("format = 1", "extends = \"p\"\nformat = 1");
    return PolicyReader.read(text, "child.toml", new Only(parent)).policy();
  }

  /** One parent. */
  private record Only(TlsPolicy policy) implements ParentProfiles {
    @Override
    public Optional<PolicyDocument> named(String name) {
      return name.equals("p") ? Optional.of(PolicyDocument.of(policy)) : Optional.empty();
    }

    @Override
    public PolicyDocument file(String path) {
      throw new AssertionError("no file is extended: " + path);
    }

    @Override
    public Set<String> names() {
      return Set.of("p");
    }
  }

  @Property(tries = 100)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void policies_ofTheGenerator_sayMuchOfPeers(@ForAll("policies") TlsPolicy policy) {
    PeerRules peers = policy.peers();
    Statistics.label("hosts")
        .collect(!peers.hosts().isEmpty())
        .coverage(checker -> checker.check(true).percentage(p -> p > 80));
    Statistics.label("exceptions")
        .collect(!peers.exceptions().isEmpty())
        .coverage(checker -> checker.check(true).percentage(p -> p > 40));
    Statistics.label("retirements")
        .collect(!peers.retirements().isEmpty())
        .coverage(checker -> checker.check(true).percentage(p -> p > 40));
  }
}
