// One node of the test cluster: `ClusterNode HOME`, with opensearch.yml in HOME/config. Ends when its standard input does, so
// that no node outlives the tests, however they end. Written against OpenSearch 2 and 3.

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

public final class ClusterNode extends Node {
  // The constructor's collection is of classes in version 2 and of descriptions in version 3.
  @SuppressWarnings("unchecked")
  private ClusterNode(Path home) throws ClassNotFoundException {
    super(
        InternalSettingsPreparer.prepareEnvironment(
            Settings.builder().put("path.home", home).build(), Map.of(), home.resolve("config"), () -> "test"),
        (Collection) plugins(),
        false);
  }

  /** HTTP and transport, and the common analysis, whose classes version 3 has renamed. */
  private static List<?> plugins() throws ClassNotFoundException {
    if (Version.CURRENT.major < 3)
      return List.of(
          Class.forName("org.opensearch.transport.Netty4Plugin"),
          Class.forName("org.opensearch.analysis.common.CommonAnalysisPlugin"));
    return List.of(
        describe("org.opensearch.transport.Netty4ModulePlugin"),
        describe("org.opensearch.analysis.common.CommonAnalysisModulePlugin"));
  }

  private static PluginInfo describe(String name) {
    return new PluginInfo(name, name, "1", Version.CURRENT, "17", name, null, List.of(), false);
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Files.createDirectories(home.resolve("data"));
    new ClusterNode(home).start();
    while (System.in.read() >= 0) {
      // Nothing is said to a node; it waits for the end.
    }
    Runtime.getRuntime().halt(0);
  }
}
