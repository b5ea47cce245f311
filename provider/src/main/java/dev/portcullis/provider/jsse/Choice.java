package dev.portcullis.provider.jsse;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.SignatureScheme;
import java.util.List;

/** Values of one kind that may be used, and their names as JSSE wants them. Immutable. */
final class Choice<T> {
  private final List<T> values;
  private final String[] names;

  private Choice(List<T> values, String[] names) {
    this.values = values;
    this.names = names;
  }

  static Choice<ProtocolVersion> ofVersions(List<ProtocolVersion> values) {
    String[] names = new String[values.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = values.get(i).jsseName();
    }
    return new Choice<>(List.copyOf(values), names);
  }

  static Choice<CipherSuite> ofSuites(List<CipherSuite> values) {
    String[] names = new String[values.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = values.get(i).name();
    }
    return new Choice<>(List.copyOf(values), names);
  }

  static Choice<NamedGroup> ofGroups(List<NamedGroup> values) {
    String[] names = new String[values.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = values.get(i).ianaName();
    }
    return new Choice<>(List.copyOf(values), names);
  }

  static Choice<SignatureScheme> ofSchemes(List<SignatureScheme> values) {
    String[] names = new String[values.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = values.get(i).ianaName();
    }
    return new Choice<>(List.copyOf(values), names);
  }

  List<T> values() {
    return values;
  }

  /** A new array: JSSE's callers may write into theirs. */
  String[] names() {
    return names.clone();
  }
}
