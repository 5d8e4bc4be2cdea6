namespace Bailiwick.Cli.Tests.Hosting;

/// <summary>The examples of docs/cli.md: the lines of its shell blocks, without <c>./bailiwick</c>.</summary>
internal static class DocumentExamples
{
    private const string Program = "./bailiwick ";

    public static IReadOnlyList<string> Commands()
    {
        var commands = new List<string>();
        var inBlock = false;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", "cli.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inBlock = line == "```sh";
            }
            else if (inBlock && line.StartsWith(Program, StringComparison.Ordinal))
            {
                commands.Add(line[Program.Length..]);
            }
        }

        return commands;
    }
}
