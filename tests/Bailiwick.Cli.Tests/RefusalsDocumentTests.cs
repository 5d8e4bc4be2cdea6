using System.Text.RegularExpressions;
using Bailiwick.Cli.Tests.Hosting;
using Xunit;

namespace Bailiwick.Cli.Tests;

/// <summary>docs/refusals.md lists every code of the sources and no other.</summary>
public sealed partial class RefusalsDocumentTests
{
    [Fact]
    public void Every_code_in_the_sources_is_documented()
    {
        Assert.Empty(CodesInSources().Keys.Except(CodesInDocument()).Select(code => $"{code} in {CodesInSources()[code]}"));
    }

    [Fact]
    public void Every_documented_code_is_in_the_sources()
    {
        Assert.Empty(CodesInDocument().Except(CodesInSources().Keys));
    }

    [Fact]
    public void No_code_is_documented_twice()
    {
        Assert.Empty(CodesInDocument().CountBy(code => code).Where(entry => entry.Value > 1).Select(entry => entry.Key));
    }

    /// <summary>Code to the file that has it.</summary>
    private static SortedDictionary<string, string> CodesInSources()
    {
        var families = CodesInDocument().Select(code => code.Split('.')[0]).ToHashSet();
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in SourceFiles())
        {
            // A new family shows in a file of refusals even though the document does not know it yet.
            var isRefusals = file.EndsWith("Refusals.cs", StringComparison.Ordinal);
            foreach (var code in Literal().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            {
                if (isRefusals || families.Contains(code.Split('.')[0]))
                {
                    found.TryAdd(code, Path.GetRelativePath(Repository.Root, file));
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static List<string> CodesInDocument() =>
        Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "refusals.md"))).Select(match => match.Groups[1].Value).ToList();

    // Actions of the audit log look alike and have a table of their own; a lock file looks alike too.
    [GeneratedRegex(@"""([a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*)(?<!\.lock)""(?!\s*=>)")]
    private static partial Regex Literal();

    [GeneratedRegex("""^\| `([a-z.0-9-]+)` \|""", RegexOptions.Multiline)]
    private static partial Regex Row();
}
