using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bailiwick.Core.Datasets;
using Xunit;

namespace Bailiwick.Core.Tests.Datasets;

public sealed class ColumnInferenceTests
{
    private static readonly ConcurrentDictionary<string, ImmutableArray<InferredColumn>> _columnsOfFile = [];

    [Theory]
    [InlineData("accounts/us-hospitals-beds.csv", "Name", ColumnKind.Text, ColumnRole.Name)]
    [InlineData("accounts/us-hospitals-beds.csv", "City", ColumnKind.Text, ColumnRole.City)]
    [InlineData("accounts/us-hospitals-beds.csv", "County", ColumnKind.Text, ColumnRole.County)]
    [InlineData("accounts/us-hospitals-beds.csv", "State", ColumnKind.State, ColumnRole.State)]
    [InlineData("accounts/us-hospitals-beds.csv", "Zipcode", ColumnKind.PostalCode, ColumnRole.PostalCode)]
    [InlineData("accounts/us-hospitals-beds.csv", "Latitude", ColumnKind.Latitude, ColumnRole.Latitude)]
    [InlineData("accounts/us-hospitals-beds.csv", "Longitude", ColumnKind.Longitude, ColumnRole.Longitude)]
    [InlineData("accounts/us-hospitals-beds.csv", "CCM_ID", ColumnKind.Text, ColumnRole.Key)]
    [InlineData("accounts/us-hospitals-beds.csv", "HIFLD-ID", ColumnKind.Text, null)]
    [InlineData("accounts/us-hospitals-beds.csv", "Staffed All Beds", ColumnKind.Number, null)]
    [InlineData("accounts/breweries.csv", "id", ColumnKind.Text, ColumnRole.Key)]
    [InlineData("accounts/breweries.csv", "name", ColumnKind.Text, ColumnRole.Name)]
    [InlineData("accounts/breweries.csv", "state_province", ColumnKind.State, ColumnRole.State)]
    [InlineData("accounts/breweries.csv", "postal_code", ColumnKind.PostalCode, ColumnRole.PostalCode)]
    [InlineData("accounts/breweries.csv", "country", ColumnKind.Country, ColumnRole.Country)]
    [InlineData("accounts/breweries.csv", "phone", ColumnKind.Text, null)]
    [InlineData("accounts/walmart-store-openings.csv", "storenum", ColumnKind.Text, ColumnRole.Key)]
    [InlineData("accounts/walmart-store-openings.csv", "OPENDATE", ColumnKind.Date, null)]
    [InlineData("accounts/walmart-store-openings.csv", "STRCITY", ColumnKind.Text, ColumnRole.City)]
    [InlineData("accounts/walmart-store-openings.csv", "STRSTATE", ColumnKind.State, ColumnRole.State)]
    [InlineData("accounts/walmart-store-openings.csv", "ZIPCODE", ColumnKind.PostalCode, ColumnRole.PostalCode)]
    [InlineData("accounts/walmart-store-openings.csv", "LAT", ColumnKind.Latitude, ColumnRole.Latitude)]
    [InlineData("accounts/new-england-medicare-product-lines-2016.csv", "Average Covered Charges", ColumnKind.Number, null)]
    [InlineData("accounts/new-england-medicare-product-lines-2016.csv", "Total Discharges", ColumnKind.Number, null)]
    [InlineData("accounts/new-england-medicare-product-lines-2016.csv", "Provider Id", ColumnKind.Text, null)]
    [InlineData("accounts/new-england-medicare-product-lines-2016.csv", "Provider Zip Code", ColumnKind.PostalCode, ColumnRole.PostalCode)]
    [InlineData("accounts/new-england-medicare-product-lines-2016.csv", "Provider Name", ColumnKind.Text, ColumnRole.Name)]
    [InlineData("crm/adventureworks-stores.csv", "store_id", ColumnKind.Text, ColumnRole.Key)]
    [InlineData("crm/adventureworks-stores.csv", "annual_sales", ColumnKind.Number, null)]
    [InlineData("crm/adventureworks-stores.csv", "state_code", ColumnKind.State, ColumnRole.State)]
    [InlineData("crm/adventureworks-stores.csv", "country_code", ColumnKind.Country, ColumnRole.Country)]
    [InlineData("crm/adventureworks-quota-history.csv", "quota_date", ColumnKind.Date, null)]
    [InlineData("crm/adventureworks-individual-customers.csv", "customer_id", ColumnKind.Text, ColumnRole.Key)]
    public void Real_files_are_understood(string file, string column, ColumnKind kind, ColumnRole? role)
    {
        var inferred = _columnsOfFile.GetOrAdd(file, InferFile).Single(one => one.Name == column);
        Assert.Equal((kind, role), (inferred.Kind, inferred.Role));
    }

    [Theory]
    [InlineData(ColumnKind.Currency, "$1,200.50", "$3", "")]
    [InlineData(ColumnKind.Currency, "(€5)", "7 €", "€1.000,50")]
    [InlineData(ColumnKind.Boolean, "yes", "no", "n/a")]
    [InlineData(ColumnKind.Boolean, "Y", "N", "Y")]
    [InlineData(ColumnKind.Number, "1", "0", "1")]
    [InlineData(ColumnKind.Number, "12%", "(5)", "-")]
    [InlineData(ColumnKind.Text, "007", "012", "120")]
    [InlineData(ColumnKind.Text, "5", "five", "6")]
    [InlineData(ColumnKind.Date, "30.4.2021", "1.5.2021", "")]
    [InlineData(ColumnKind.Date, "2021-04-30", "null", "2021-05-01 10:00")]
    [InlineData(ColumnKind.Text, "", "", "")]
    public void Cells_decide_the_kind(ColumnKind kind, params string[] cells) =>
        Assert.Equal(kind, Infer("value", cells).Kind);

    [Fact]
    public void Decimal_commas_are_noticed() => Assert.True(Infer("sales", "1.234,5", "0,75", "12").Format.HasDecimalComma);

    [Fact]
    public void The_order_of_dates_is_noticed_and_doubt_is_said()
    {
        Assert.Equal(DateOrder.DayFirst, Infer("opened", "25/12/2020", "3/4/2021").Format.DateOrder);
        Assert.Equal(DateOrder.MonthFirst, Infer("opened", "12/25/2020", "3/4/2021").Format.DateOrder);
        Assert.Empty(Infer("opened", "12/25/2020", "3/4/2021").Doubts);
        Assert.Single(Infer("opened", "3/4/2021", "5/6/2021").Doubts);
    }

    private static ImmutableArray<InferredColumn> InferFile(string file)
    {
        var (headers, rows) = SharedAccounts.Read(file);
        return ColumnInference.Infer(headers, rows);
    }

    private static InferredColumn Infer(string header, params string[] cells) =>
        ColumnInference.Infer([header], cells.Select(cell => new[] { cell })).Single();
}
