namespace Bailiwick.Cli.Connecting;

internal static class CliVersion
{
    public static string Text { get; } = typeof(CliVersion).Assembly.GetName().Version?.ToString(3) ?? "0";
}
