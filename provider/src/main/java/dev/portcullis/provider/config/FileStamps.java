package dev.portcullis.provider.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What files looked like at a moment: which file is behind each path, its size and its time. Links
 * are followed, so that a link that is set elsewhere is a change. Immutable.
 */
record FileStamps(TreeMap<Path, String> byPath) {
  private static final String MISSING = "missing";

  /** As the files are now; of directories, with what is in them. */
  static FileStamps of(Collection<Path> paths) {
    TreeMap<Path, String> stamps = new TreeMap<>();
    paths.forEach(path -> stamps.put(path, stamp(path)));
    return new FileStamps(stamps);
  }

  private static String stamp(Path path) {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      String stamp =
          path.toRealPath()
              + " "
              + found.fileKey()
              + " "
              + found.lastModifiedTime().toInstant()
              + " "
              + found.size();
      return found.isDirectory() ? stamp + " " + entries(path) : stamp;
    } catch (IOException | SecurityException e) {
      return MISSING;
    }
  }

  private static List<String> entries(Path directory) throws IOException {
    TreeMap<Path, String> entries = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        entries.put(file, Files.isDirectory(file) ? "" : stamp(file));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }
}
