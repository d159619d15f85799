// One node of the test cluster: `ClusterNode HOME`, with opensearch.yml in HOME/config. Ends when its standard input does, so
// that no node outlives the tests, however they end.

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

public final class ClusterNode extends Node {
  private ClusterNode(Path home) {
    super(
        InternalSettingsPreparer.prepareEnvironment(
            Settings.builder().put("path.home", home).build(), Map.of(), home.resolve("config"), () -> "test"),
        List.of(Netty4Plugin.class, CommonAnalysisPlugin.class),
        false);
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
