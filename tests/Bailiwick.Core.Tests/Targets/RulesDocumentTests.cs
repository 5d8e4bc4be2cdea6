using System.Text.RegularExpressions;
using Xunit;

namespace Bailiwick.Core.Tests.Targets;

/// <summary>The table of rules in docs/targets.md: every rule once, reached by members that the command line knows, tested by tests that are there.</summary>
public sealed partial class RulesDocumentTests
{
    private static readonly string _root = RootOf(AppContext.BaseDirectory);

    [Fact]
    public void Every_rule_stands_once_and_names_members_and_tests_that_are_there()
    {
        var rows = Row().Matches(File.ReadAllText(Path.Combine(_root, "docs", "targets.md")));
        Assert.Equal(Enumerable.Range(1, 33), rows.Select(row => int.Parse(row.Groups["rule"].Value, System.Globalization.CultureInfo.InvariantCulture)));
        var forms = new Dictionary<string, string>
        {
            ["A"] = Source("src", "Bailiwick.Cli", "Targets", "AllocationFile.cs"),
            ["Q"] = Source("src", "Bailiwick.Cli", "Quotas", "QuotaFile.cs"),
        };
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(_root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        foreach (Match row in rows)
        {
            var members = Member().Matches(row.Groups["members"].Value);
            Assert.NotEmpty(members);
            Assert.All(members, member => Assert.Matches($@"\b(?i:{member.Groups["name"].Value})\b *({{|=|,|\)|$)", forms[member.Groups["form"].Value]));
            var names = Name().Matches(row.Groups["tests"].Value);
            Assert.NotEmpty(names);
            Assert.All(names, name => Assert.Contains($" {name.Groups["name"].Value}(", tests, StringComparison.Ordinal));
        }
    }

    private static string Source(params string[] path) => File.ReadAllText(Path.Combine([_root, .. path]));

    private static string RootOf(string folder) => File.Exists(Path.Combine(folder, "Bailiwick.slnx")) ? folder : RootOf(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);

    [GeneratedRegex(@"^\| C(?<rule>\d+) \|[^|]*\|(?<members>[^|]*)\|(?<tests>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("(?<form>[AQ]) `(?<name>[A-Za-z]+)`")]
    private static partial Regex Member();

    [GeneratedRegex("`(?<name>[A-Za-z0-9_]+)`")]
    private static partial Regex Name();
}
