using Bailiwick.Core.Datasets;
using Xunit;

namespace Bailiwick.Core.Tests.Datasets;

public sealed class FindingKindsTests
{
    [Fact]
    public void Every_kind_can_be_found_by_its_code_and_says_what_to_do()
    {
        var declared = typeof(FindingKinds).GetFields().Select(field => field.GetValue(null)).OfType<FindingKind>().ToList();
        Assert.Equal(declared.Count, FindingKinds.All.Count);
        Assert.All(declared, kind => Assert.Same(kind, FindingKinds.Of(kind.Code)));
        Assert.All(declared, kind => Assert.EndsWith(".", kind.Action, StringComparison.Ordinal));
    }

    [Fact]
    public void A_log_counts_all_and_lists_the_first_of_each_kind()
    {
        var log = new FindingLog();
        for (var row = 1; row <= FindingLog.ListedPerKind + 5; row++)
        {
            log.Add(new Finding(row, row + 1, "Zip", "1", FindingKinds.PostalZeros, "m"));
        }

        log.Add(new Finding(1, 2, "Beds", "x", FindingKinds.Unreadable, "m"));
        Assert.Equal(FindingLog.ListedPerKind + 1, log.Listed.Count);
        Assert.Equal(FindingLog.ListedPerKind + 6, log.Count);
        Assert.Equal(1, log.Errors);
        var summaries = log.Summarize();
        Assert.Equal(["cell.unreadable", "postal.zeros-restored"], summaries.Select(summary => summary.Kind.Code));
        Assert.Equal(FindingLog.ListedPerKind + 5, summaries[1].Columns.Single().Count);
    }
}
