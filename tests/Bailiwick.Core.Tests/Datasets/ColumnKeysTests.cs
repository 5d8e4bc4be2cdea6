using Bailiwick.Core.Datasets;
using Xunit;

namespace Bailiwick.Core.Tests.Datasets;

public sealed class ColumnKeysTests
{
    [Fact]
    public void Keys_are_plain_and_different() =>
        Assert.Equal(
            ["staffed-all-beds", "ccm-id", "stra-e", "staffed-all-beds-2", "column", "column-2", "place"],
            ColumnKeys.Of(["Staffed All Beds", "CCM_ID", "Straße", "staffed  all--beds", "名前", "!!", "@place"]));
}
