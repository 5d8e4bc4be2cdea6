using System.Globalization;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Alignments;
using Bailiwick.Server.Tests.Datasets;
using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Targets;

/// <summary>The fictional bike maker's 701 stores, from its file to targets by its sales territories.</summary>
public sealed class StoreTargetTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task Seven_hundred_stores_share_a_tenth_of_their_sales_by_sales_and_add_up_in_every_territory()
    {
        var file = Path.Combine(Repository.Root, "data", "crm", "adventureworks-stores.csv");
        var dataset = await Importing.ImportAsync(host, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), "adventureworks-stores.csv");
        var lines = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Where(line => line.Length > 0).ToList();
        var header = lines[0].Split(',').ToList();
        // Counted from the end: names may hold commas, the last columns do not.
        string Cell(string line, string column) => line.Split(',')[^(header.Count - header.IndexOf(column))];
        var stores = lines.Skip(1).Select(line => (Key: line.Split(',')[0], Territory: Cell(line, "sales_territory_id"), Sales: decimal.Parse(Cell(line, "annual_sales"), CultureInfo.InvariantCulture))).ToList();
        Assert.Equal((701, 1_110_900_000m), (stores.Count, stores.Sum(store => store.Sales)));
        var ids = stores.Select(store => store.Territory).Distinct().Order(StringComparer.Ordinal).ToList();

        var sales = dataset.Columns.Single(column => column.Name == "annual_sales").Key;
        var alignment = await Planning.CreateAsync(host, dataset.Id, 1, ids.Count, measure: sales);
        var territories = TargetPlanning.Territories(alignment);
        await Planning.EditAsync(host, host.Planner, alignment, 0, new
        {
            kind = "assignUnits",
            units = Enumerable.Range(0, stores.Count).ToArray(),
            to = stores.Select(store => territories[ids.IndexOf(store.Territory)]).ToArray(),
        });
        var plan = await TargetPlanning.PlanAsync(host, alignment, new { total = 111_090_000m, weights = new[] { new { column = sales } }, potentialColumn = sales });

        var page = await host.Planner.GetAsync<TargetAccountPage>(host.In($"/target-plans/{plan.Id}/accounts?sort=amount&descending=true&limit=500"));
        var rest = await host.Planner.GetAsync<TargetAccountPage>(host.In($"/target-plans/{plan.Id}/accounts?sort=amount&descending=true&limit=500&offset=500"));
        Assert.Equal((701, 111_090_000m, 201), (page.Total, page.Amount, rest.Items.Count));
        var salesOf = stores.ToDictionary(store => store.Key, store => store.Sales);
        Assert.Equal(ColumnRole.Key, dataset.Columns.Single(column => column.Name == "store_id").Role);
        Assert.All(page.Items.Concat(rest.Items), account => Assert.Equal(salesOf[account.Key] / 10, account.Amount));
        var rollUp = await host.Planner.GetAsync<TargetRollUp>(host.In($"/target-plans/{plan.Id}/roll-up?concentration=true"));
        foreach (var (place, id) in ids.Index())
        {
            var area = rollUp.Areas.Single(one => one.Area == territories[place]);
            Assert.Equal(stores.Where(store => store.Territory == id).Sum(store => store.Sales) / 10, area.Amount);
            Assert.Equal(stores.Count(store => store.Territory == id), area.Accounts);
        }

        Assert.Equal(1, rollUp.Fairness[1].WithPotential!.Value, 9);
    }
}
