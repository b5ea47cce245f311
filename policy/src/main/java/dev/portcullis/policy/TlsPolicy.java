package dev.portcullis.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A complete policy: for each role, what may be negotiated and who counts as authenticated.
 *
 * <p>Says what is allowed; does not enforce, read or print it. Immutable; equal by content.
 */
public final class TlsPolicy {
  private final Said said;
  private final Resolver resolver;
  private final PeerIndex<Pin> pinsByHost = new PeerIndex<>();

  /** Everything that was said. */
  private record Said(
      String id,
      DelegateName delegate,
      OnUnenforceable onUnenforceable,
      OnBypass onBypass,
      ClientAuthentication clientAuthentication,
      Map<Role, ConnectionRules> rules,
      Map<Role, CredentialPaths> credentials,
      List<Pin> pins,
      PeerRules peers,
      ReportSettings report,
      Reload reload) {}

  private TlsPolicy(Said said) {
    this.said = said;
    this.resolver = new Resolver(said.rules, said.peers);
    for (Pin pin : said.pins) {
      pinsByHost.add(pin.host(), pin);
    }
  }

  /** The name shown in every refusal. */
  public String id() {
    return said.id;
  }

  /** Who speaks TLS. */
  public DelegateName delegate() {
    return said.delegate;
  }

  /** What happens to a rule that the delegate cannot enforce. */
  public OnUnenforceable onUnenforceable() {
    return said.onUnenforceable;
  }

  /** What happens when this JVM is set up so that programs can bypass the policy. */
  public OnBypass onBypass() {
    return said.onBypass;
  }

  /** What a server asks of its clients at least. */
  public ClientAuthentication clientAuthentication() {
    return said.clientAuthentication;
  }

  /** The PEM files of one side. */
  public CredentialPaths credentials(Role role) {
    return said.credentials.getOrDefault(role, CredentialPaths.NONE);
  }

  /** The public keys that hosts are held to, by host. */
  public List<Pin> pins() {
    return said.pins;
  }

  /** The pin of a peer: that of the most specific host, and no other. */
  public Optional<Pin> pin(Peer peer) {
    return said.pins.isEmpty() ? Optional.empty() : pinsByHost.first(peer);
  }

  /** The rules of one side. */
  public ConnectionRules rules(Role role) {
    return Objects.requireNonNull(said.rules.get(role));
  }

  /** What is said of single hosts, for a time, and how much it matters. */
  public PeerRules peers() {
    return said.peers;
  }

  /** Where to tell what the policy did. */
  public ReportSettings report() {
    return said.report;
  }

  /** Whether it is read again when its files change. */
  public Reload reload() {
    return said.reload;
  }

  /**
   * The one answer to what holds for a connection: the rules of the most specific host that
   * matches, without what is retired, loosened by every exception that matches and has not expired.
   * Costs microseconds, however many hosts there are.
   *
   * @param peer whom a client wants to talk to, or where a server's client comes from
   * @param date today in UTC
   */
  public EffectiveRules effective(Role role, Peer peer, LocalDate date) {
    return resolver.effective(role, peer, date);
  }

  /**
   * What some peer or other could get: for settings that are made before the peer is known. Wider
   * than {@link #effective} for every peer that may be offered more than others.
   */
  public EffectiveRules widest(Role role, LocalDate date) {
    return resolver.widest(role, date);
  }

  /** A builder: what has no default is named where it says {@code Required}. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this policy. */
  public Builder toBuilder() {
    Builder builder = new Builder().id(said.id).delegate(said.delegate);
    builder.onUnenforceable(said.onUnenforceable).onBypass(said.onBypass);
    builder.clientAuthentication(said.clientAuthentication);
    said.rules.forEach(builder::rules);
    said.credentials.forEach(builder::credentials);
    return builder.pins(said.pins).peers(said.peers).report(said.report).reload(said.reload);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TlsPolicy that && said.equals(that.said);
  }

  @Override
  public int hashCode() {
    return said.hashCode();
  }

  @Override
  public String toString() {
    return "TlsPolicy " + said.id;
  }

  /** Collects a policy. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable DelegateName delegate;
    private @Nullable OnUnenforceable onUnenforceable;
    private @Nullable OnBypass onBypass;
    private ClientAuthentication clientAuthentication = ClientAuthentication.NONE;
    private final Map<Role, ConnectionRules> rules = new EnumMap<>(Role.class);
    private final Map<Role, CredentialPaths> credentials = new EnumMap<>(Role.class);
    private List<Pin> pins = List.of();
    private PeerRules peers = PeerRules.NONE;
    private ReportSettings report = ReportSettings.DEFAULT;
    private Reload reload = Reload.NEVER;

    private Builder() {}

    /** Required; see {@link PolicyId} for the characters. */
    public Builder id(String id) {
      this.id = id;
      return this;
    }

    /** Required. */
    public Builder delegate(DelegateName delegate) {
      this.delegate = delegate;
      return this;
    }

    /** Required. */
    public Builder onUnenforceable(OnUnenforceable onUnenforceable) {
      this.onUnenforceable = onUnenforceable;
      return this;
    }

    /** Required. */
    public Builder onBypass(OnBypass onBypass) {
      this.onBypass = onBypass;
      return this;
    }

    /** {@link ClientAuthentication#NONE} unless said. */
    public Builder clientAuthentication(ClientAuthentication clientAuthentication) {
      this.clientAuthentication = clientAuthentication;
      return this;
    }

    /** {@link CredentialPaths#NONE} unless said. */
    public Builder credentials(Role role, CredentialPaths credentials) {
      if (credentials.isEmpty()) {
        this.credentials.remove(role);
      } else {
        this.credentials.put(role, credentials);
      }
      return this;
    }

    /**
     * None unless said; sorted by host.
     *
     * @throws IllegalArgumentException if a host is pinned twice
     */
    public Builder pins(List<Pin> pins) {
      Distinct.copyOf(pins.stream().map(Pin::host).toList());
      this.pins = pins.stream().sorted(Comparator.comparing(pin -> pin.host().toString())).toList();
      return this;
    }

    /** Required for each role. */
    public Builder rules(Role role, ConnectionRules rules) {
      this.rules.put(role, rules);
      return this;
    }

    /** The same rules for both roles. */
    public Builder rules(ConnectionRules rules) {
      return rules(Role.CLIENT, rules).rules(Role.SERVER, rules);
    }

    /** {@link PeerRules#NONE} unless said. */
    public Builder peers(PeerRules peers) {
      this.peers = peers;
      return this;
    }

    /** {@link ReportSettings#DEFAULT} unless said. */
    public Builder report(ReportSettings report) {
      this.report = report;
      return this;
    }

    /**
     * {@link Reload#NEVER} unless said. Of a policy that is made in code the PEM files are watched.
     */
    public Builder reload(Reload reload) {
      this.reload = reload;
      return this;
    }

    /**
     * The policy.
     *
     * @throws IllegalArgumentException if something was not said, if the rules of a role contradict
     *     each other, or if a host, an exception or a retirement does not fit the rules; the
     *     message lists every contradiction
     */
    public TlsPolicy build() {
      String checkedId = PolicyId.check(said(id, "id"));
      for (Role role : Role.values()) {
        refuseContradictions(role, said(rules.get(role), "rules of the " + role.word()));
      }
      Misfit.refuse(rules, peers);
      return new TlsPolicy(
          new Said(
              checkedId,
              said(delegate, "delegate"),
              said(onUnenforceable, "onUnenforceable"),
              said(onBypass, "onBypass"),
              clientAuthentication,
              new EnumMap<>(rules),
              new EnumMap<>(credentials),
              pins,
              peers,
              report,
              reload));
    }

    private static <T> T said(@Nullable T value, String what) {
      if (value == null) {
        throw new IllegalArgumentException(
            "a policy without " + what + ": call the builder's method of that name");
      }
      return value;
    }

    private static void refuseContradictions(Role role, ConnectionRules rules) {
      List<Contradiction> found = Contradiction.in(rules);
      if (!found.isEmpty()) {
        throw new IllegalArgumentException(
            found.stream()
                .map(problem -> role.word() + "." + problem.key() + ": " + problem.message())
                .collect(Collectors.joining("\n")));
      }
    }
  }
}
