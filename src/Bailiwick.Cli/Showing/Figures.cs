using System.Globalization;
using System.Text.Json.Nodes;

namespace Bailiwick.Cli.Showing;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Percent(double fraction) => (fraction * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    public static string Text(JsonNode? node) => node?.ToString() ?? "";

    public static string Count(JsonNode? node) => node is null ? "" : Count((long)node);

    public static string Number(JsonNode? node) => node is null ? "" : Number((double)node);

    public static string Percent(JsonNode? node) => node is null ? "" : Percent((double)node);

    /// <summary>An instant to the second, in UTC.</summary>
    public static string Instant(JsonNode? node) =>
        node is null ? "" : ((DateTimeOffset)node).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
