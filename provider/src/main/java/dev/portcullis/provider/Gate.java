package dev.portcullis.provider;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.OnBypass;
import dev.portcullis.policy.Reload;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.config.PolicySource;
import dev.portcullis.provider.config.PolicyWatch;
import dev.portcullis.provider.events.Events;
import dev.portcullis.provider.findings.Finding;
import dev.portcullis.provider.jsse.JsseServices;
import java.nio.file.Path;
import java.security.ProviderException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContextSpi;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind all services of one provider object, made at the first use of one of them. A
 * failure is kept: a broken policy refuses the hundredth call as it refused the first. Thread-safe.
 */
final class Gate implements PolicyWatch.Watched {
  private volatile PolicySource source;
  private volatile boolean checked;
  private volatile boolean reachesAll;
  private volatile @Nullable JsseServices services;

  /** Whoever named the policy put this object in front himself, knowing it. */
  private volatile boolean installed;

  /** Contexts exist, or may, that ask for the policy in force. */
  private volatile boolean following;

  /** Files of a policy that was not taken: once they are mended, it may be. */
  private volatile List<Path> alsoWatched = List.of();

  private @Nullable ProviderException refusal;

  Gate(PolicySource source) {
    this.source = source;
  }

  /**
   * What is behind the services.
   *
   * @throws ProviderException always, with the same reason, if the policy cannot be put in force
   */
  JsseServices services() {
    JsseServices made = prepared();
    if (!checked) {
      check(made);
    }
    return made;
  }

  /**
   * What is behind contexts made in code, which no provider list can get between: that list is only
   * looked at for a policy that refuses TLS over it.
   *
   * @throws ProviderException always, with the same reason, if the policy cannot be put in force
   */
  JsseServices servicesInCode() {
    JsseServices made = prepared();
    if (source.get().policy().onBypass() == OnBypass.REFUSE) {
      return services();
    }
    tell(made.findings());
    return made;
  }

  /**
   * A context of a name; one that follows the policy if that is read again.
   *
   * @throws ProviderException always, with the same reason, if the policy cannot be put in force
   */
  SSLContextSpi context(String algorithm) {
    return context(services(), algorithm, ClientAuthentication.NONE);
  }

  /** The same for {@link #servicesInCode}. */
  SSLContextSpi contextInCode(ClientAuthentication atLeast) {
    return context(servicesInCode(), "TLS", atLeast);
  }

  private SSLContextSpi context(JsseServices made, String algorithm, ClientAuthentication least) {
    return source.get().policy().reload() == Reload.NEVER && !following
        ? made.context(algorithm, least)
        : JsseServices.following(this::inForce, algorithm, least);
  }

  private JsseServices inForce() {
    return Objects.requireNonNull(services);
  }

  /** The program itself chose this object: what names the policy may be the program, too. */
  void isInstalled() {
    installed = true;
  }

  /** What names the policy, if that is a program that never chose this object. */
  Optional<String> policyOfTheProgram() {
    return installed ? Optional.empty() : source.namedByTheProgram();
  }

  /** Spares the look at the list of providers: contexts of all of them come here. */
  void reachesEveryProvider() {
    checked = true;
    reachesAll = true;
  }

  /** The same, without a look at the list of providers. */
  synchronized JsseServices prepared() {
    if (refusal != null) {
      throw new ProviderException(refusal.getMessage(), refusal.getCause());
    }
    JsseServices made = services;
    if (made == null) {
      made = make();
      services = made;
      if (source.get().policy().reload() == Reload.WATCH) {
        following = true;
        PolicyWatch.start(this);
      }
    }
    return made;
  }

  /**
   * The policy in force.
   *
   * @throws ProviderException always, with the same reason, if it cannot be read
   */
  PolicyDocument policy() {
    return source.get();
  }

  /** Each thread that comes before the first is done looks for itself: none is served unchecked. */
  private void check(JsseServices made) {
    List<Finding> findings = ListCheck.findings();
    PolicyDocument policy = source.get();
    if (!findings.isEmpty() && policy.policy().onBypass() == OnBypass.REFUSE) {
      throw bypassed(policy, findings);
    }
    checked = true;
    // Outside the lock: a log back end may open a TLS connection of its own, in another thread.
    tell(made.findings());
    ListCheck.tell(findings);
  }

  private synchronized ProviderException bypassed(PolicyDocument policy, List<Finding> findings) {
    return kept(bypassing(policy, findings));
  }

  private static void tell(List<String> findings) {
    for (String finding : findings) {
      Events.warn(finding, finding);
    }
  }

  private static ProviderException bypassing(PolicyDocument policy, List<Finding> findings) {
    return new ProviderException(
        "Portcullis refuses all TLS: programs can bypass TLS policy "
            + policy.policy().id()
            + ", and its lock.on-bypass is \"refuse\" ("
            + policy.origin(Role.CLIENT, "lock.on-bypass")
            + ")\n"
            + findings.stream().map(Finding::text).collect(Collectors.joining("\n"))
            + "\nMend the set-up and start again, or write lock.on-bypass = \"warn\"");
  }

  private JsseServices make() {
    try {
      return new JsseServices(source.get(), source.credentials());
    } catch (ProviderException e) {
      throw kept(e);
    } catch (LinkageError e) {
      // The second attempt would only say that a class could not be initialised, not why.
      throw kept(new ProviderException("Portcullis refuses all TLS: " + Damage.words(e), e));
    }
  }

  @Override
  public List<Path> files() {
    Set<Path> files = new LinkedHashSet<>(source.files());
    files.addAll(alsoWatched);
    return List.copyOf(files);
  }

  /** Reads the policy again; if it can be put in force, it is, else the last good one stays. */
  @Override
  public boolean changed() {
    PolicySource next = source.again();
    try {
      PolicyDocument read = next.get();
      if (isNews(read, next)) {
        take(next, replacement(read, next));
      }
      alsoWatched = List.of();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      alsoWatched = next.files();
      keep(e);
    }
    return source.get().policy().reload() == Reload.WATCH;
  }

  /** Whether anything is another than before; where the lines of the text stand counts, too. */
  private boolean isNews(PolicyDocument read, PolicySource next) {
    PolicyDocument now = source.get();
    return !read.isSame(now) || !next.credentials().equals(source.credentials());
  }

  private JsseServices replacement(PolicyDocument read, PolicySource next) {
    JsseServices made = new JsseServices(read, next.credentials());
    made.tryOut();
    List<Finding> findings =
        read.policy().onBypass() == OnBypass.REFUSE && !reachesAll
            ? ListCheck.findings()
            : List.of();
    if (!findings.isEmpty()) {
      throw bypassing(read, findings);
    }
    return made;
  }

  private void take(PolicySource next, JsseServices made) {
    synchronized (this) {
      if (refusal != null) {
        return;
      }
      source = next;
      services = made;
    }
    made.tellTaken();
    Events.inform("The TLS policy " + next.get() + " was read again and is in force");
    tell(made.findings());
  }

  private void keep(Throwable reason) {
    String words = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    // What the source says first is true of a policy that nothing stands in for.
    String why =
        words.startsWith("Portcullis refuses all TLS: the policy") && words.indexOf('\n') > 0
            ? words.substring(words.indexOf('\n') + 1)
            : words;
    String text =
        "The TLS policy "
            + source.get()
            + " stays in force: what stands in its files now cannot be put in its place\n"
            + why;
    inForce().tellKept(why);
    Events.warn(text, text);
  }

  private ProviderException kept(ProviderException e) {
    refusal = e;
    return e;
  }
}
