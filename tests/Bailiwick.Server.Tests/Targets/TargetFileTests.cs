using System.Net;
using System.Text;
using Bailiwick.Server.Targets.Files;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Targets.TargetPlanning;

namespace Bailiwick.Server.Tests.Targets;

/// <summary>Out to a file, changed or not, and back.</summary>
public sealed class TargetFileTests(ServerHost host) : IClassFixture<ServerHost>
{
    private static readonly object _settings = new { total = 1000m, weights = new[] { new { column = "revenue" } } };

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_file_that_comes_back_unchanged_changes_nothing_even_when_others_did_meanwhile(string form)
    {
        var (plan, _) = await PlanAsync(host, [new("=1+1", 300), new("2", 200.5m), new("3", null)], _settings);
        await EnterAsync(host, plan.Id, 1, Cell("2", "override", 433.33m, "Said so, \"loudly\"\nand twice"), Cell("=1+1", "bottomUp", 0m), Cell("3", "comment", null, "-5 to +5"), Cell("3", "lock", 12.34m));
        var file = await ExportAsync(plan.Id, form);

        var same = await ImportAsync(plan.Id, file);
        Assert.Equal((2, 3, 0, 0), (same.Revision, same.Rows, same.Changed, same.Kept.Count));

        await ApiClient.ReadAsync<TargetEditReply>(await TryEnterAsync(host, host.Administrator, plan.Id, 2, Cell("=1+1", "bottomUp", 77m)));
        var others = await ImportAsync(plan.Id, file);
        Assert.Equal((3, 0), (others.Revision, others.Changed));
        var kept = Assert.Single(others.Kept);
        Assert.Equal(("=1+1", TargetCellField.BottomUp, 3), (kept.Account, kept.Field, kept.Revision));
        Assert.Equal(77m, (await AmountsAsync(host, plan.Id))["=1+1"]);
    }

    [Fact]
    public async Task A_changed_cell_is_one_entry_and_a_cell_that_both_changed_is_told()
    {
        var (plan, _) = await PlanAsync(host, Equal(4), _settings);
        var text = Encoding.UTF8.GetString(await ExportAsync(plan.Id, "csv"));
        var changed = Encoding.UTF8.GetBytes(Set(Set(text, "1", "Bottom-up", "400"), "2", "Bottom-up", "0"));

        var dry = await ImportAsync(plan.Id, changed, "?dryRun=true");
        Assert.Equal((1, 2), (dry.Revision, dry.Changed));
        await ApiClient.ReadAsync<TargetEditReply>(await TryEnterAsync(host, host.Administrator, plan.Id, 1, Cell("2", "bottomUp", 9m)));

        var problem = await Refused.WithAsync(HttpStatusCode.Conflict, "target.changed-meanwhile", await TryImportAsync(plan.Id, changed));
        Assert.Equal(("3", "2"), (DetailOf(problem, "row"), DetailOf(problem, "account")));
        Assert.Null((await AccountsAsync(host, plan.Id)).Items[0].BottomUp);

        var keeping = await ImportAsync(plan.Id, changed, "?onConflict=keep");
        Assert.Equal((3, 1, 1), (keeping.Revision, keeping.Changed, keeping.Kept.Count));
        Assert.Equal([400m, 9m, 295.5m, 295.5m], (await AccountsAsync(host, plan.Id)).Items.Select(account => account.Amount!.Value));
        var taking = await ImportAsync(plan.Id, changed, "?onConflict=take");
        Assert.Equal((4, 0m), (taking.Revision, (await AccountsAsync(host, plan.Id)).Items[1].BottomUp));
        Assert.Equal(["import", "import", "input", "settings"], (await host.Planner.GetAsync<Page<TargetEdit>>(host.In($"/target-plans/{plan.Id}/edits"))).Items.Select(edit => edit.Kind));
    }

    [Theory]
    [InlineData("Account,Bottom-up\r\n1,5\r\n99,7\r\n", "target.unknown-account", "3", HttpStatusCode.NotFound)]
    [InlineData("Account,Bottom-up\r\n1,5\r\n2,\"1.234,50\"\r\n", "target.bad-amount", "3", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Account,Override\r\n1,5\r\n", "target.no-reason", "2", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Account,Bottom-up\r\n1,5\r\n1,6\r\n", "target.cell-twice", "3", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Account,Bottom-up,Plan revision\r\n1,5,9\r\n", "target.bad-revision-cell", "2", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Konto,Bottom-up\r\n1,5\r\n", "target.no-column", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Account,Name\r\n1,Store\r\n", "target.no-column", "", HttpStatusCode.UnprocessableEntity)]
    public async Task A_file_that_cannot_be_taken_is_refused_by_row_and_nothing_changes(string file, string code, string row, HttpStatusCode status)
    {
        var (plan, _) = await PlanAsync(host, Equal(3), _settings);

        var problem = await Refused.WithAsync(status, code, await TryImportAsync(plan.Id, Encoding.UTF8.GetBytes(file)));

        Assert.Equal(row, DetailOf(problem, "row"));
        Assert.Equal(1, (await host.Planner.GetAsync<TargetPlan>(host.In($"/target-plans/{plan.Id}"))).Revision);
    }

    private static string Set(string csv, string account, string column, string value)
    {
        var lines = csv.Split("\r\n");
        var place = Array.IndexOf(lines[0].Split(','), column);
        return string.Join("\r\n", lines.Select(line =>
        {
            var cells = line.Split(',');
            if (cells[0] == account)
            {
                cells[place] = value;
            }

            return string.Join(',', cells);
        }));
    }

    private Task<byte[]> ExportAsync(Guid plan, string form) =>
        host.Planner.Http.GetByteArrayAsync(host.In($"/target-plans/{plan}/exports/accounts.{form}"), TestContext.Current.CancellationToken);

    private async Task<ImportTargets.Reply> ImportAsync(Guid plan, byte[] file, string query = "") => await ApiClient.ReadAsync<ImportTargets.Reply>(await TryImportAsync(plan, file, query));

    private async Task<HttpResponseMessage> TryImportAsync(Guid plan, byte[] file, string query = "")
    {
        using var content = new ByteArrayContent(file);
        return await host.Planner.Http.PostAsync(host.In($"/target-plans/{plan}/imports{query}"), content, TestContext.Current.CancellationToken);
    }
}
