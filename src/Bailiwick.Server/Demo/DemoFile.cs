using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;

namespace Bailiwick.Server.Demo;

/// <summary>A file of the repository's data folder and the dataset that the demo makes of it.</summary>
/// <param name="Path">Below <c>data</c>, with forward slashes.</param>
/// <param name="DatasetName">What the dataset is called.</param>
/// <param name="Roles">By column name; columns without one carry attributes.</param>
public sealed record DemoFile(string Path, string DatasetName, ImmutableDictionary<string, ColumnRole> Roles)
{
    public static DemoFile Hospitals { get; } = new("accounts/us-hospitals-beds.csv", "US hospitals", new Dictionary<string, ColumnRole>
    {
        ["CCM_ID"] = ColumnRole.Key,
        ["Name"] = ColumnRole.Name,
        ["Zipcode"] = ColumnRole.PostalCode,
        ["Latitude"] = ColumnRole.Latitude,
        ["Longitude"] = ColumnRole.Longitude,
        ["City"] = ColumnRole.City,
        ["County"] = ColumnRole.County,
        ["State"] = ColumnRole.State,
    }.ToImmutableDictionary(StringComparer.Ordinal));

    public static DemoFile Stores { get; } = new("crm/adventureworks-stores.csv", "AdventureWorks stores", new Dictionary<string, ColumnRole>
    {
        ["store_id"] = ColumnRole.Key,
        ["name"] = ColumnRole.Name,
        ["postal_code"] = ColumnRole.PostalCode,
        ["lat"] = ColumnRole.Latitude,
        ["lon"] = ColumnRole.Longitude,
        ["city"] = ColumnRole.City,
        ["state_code"] = ColumnRole.State,
        ["country_code"] = ColumnRole.Country,
    }.ToImmutableDictionary(StringComparer.Ordinal))
    {
        MoneyColumns = ["annual_sales", "annual_revenue"],
        TextColumns = ["sales_territory_id", "sales_person_id"],
    };

    /// <summary>Amounts in US dollars.</summary>
    public ImmutableHashSet<string> MoneyColumns { get; init; } = [];

    /// <summary>Numbers that are names: nobody adds them up.</summary>
    public ImmutableHashSet<string> TextColumns { get; init; } = [];

    /// <summary>Where the file lies; refused when it is not beside the service.</summary>
    public Outcome<string> Find() => Find(Path);

    /// <summary>Where a file of the data folder lies, looked for from the service's folder upwards.</summary>
    public static Outcome<string> Find(string path)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var found = System.IO.Path.Combine([at.FullName, "data", .. path.Split('/')]);
            if (File.Exists(found))
            {
                return found;
            }
        }

        return new Refusal(
            "demo.no-file", $"The demo's file data/{path} is not beside the service. Maybe start it from the repository, or with --no-demo.", RefusalKind.NotFound);
    }
}
