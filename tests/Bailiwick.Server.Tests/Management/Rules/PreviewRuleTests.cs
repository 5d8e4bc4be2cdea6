using System.Net;
using Bailiwick.Server.Management.Rules;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Rules;

/// <summary>What a rule would match while it is written, and rules on the map.</summary>
public sealed class PreviewRuleTests(ServerHost host) : IClassFixture<ServerHost>
{
    private const string Square = """{"type":"Polygon","coordinates":[[[-71,42],[-70,42],[-70,44],[-71,44],[-71,42]]]}""";

    [Fact]
    public async Task A_draft_is_counted_item_by_item_and_explained()
    {
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"], swap: true);
        var others = (await ListAsync(host, "Account")).Count;
        var accounts = await AccountsAsync(host, "ME", "ME", "TX");
        var before = (await AskAsync(model, new { items = new[] { new { field = "BillingState", operation = "equals", value = "ME, TX" } } })).Matches;
        Assert.Equal(3, before);
        await ChangeAsync(host, Update("Account", accounts[1], new { NumberOfEmployees = 500 }));
        var reply = await AskAsync(model, new
        {
            items = new object[] { new { field = "BillingState", operation = "equals", value = "ME, TX" }, new { field = "NumberOfEmployees", operation = "greaterThan", value = "100" } },
            booleanFilter = "1 AND 2",
            account = accounts[2],
            territories = new[] { model["south"] },
        });
        Assert.Equal((others + 3, 1, 1), (reply.Accounts, reply.Matches, reply.NotYetThere));
        Assert.Equal([3, 1], reply.Items.Select(item => item.Matches));
        Assert.Equal(accounts[1], Assert.Single(reply.Sample).Id);
        Assert.False(reply.Explanation!.Holds);
        Assert.Equal(["1. BillingState equals ME, TX: the cell is TX, yes", "2. NumberOfEmployees greaterThan 100: the cell is empty, no"], reply.Explanation.Items);
    }

    [Fact]
    public async Task What_cannot_be_read_yet_is_said_at_its_item_and_the_others_are_counted()
    {
        var model = await ModelAsync(host);
        var reply = await AskAsync(model, new
        {
            items = new object[] { new { field = "Name", operation = "notEqual", value = "x" }, new { field = "AnnualRevenue", operation = "lessThan", value = "" }, new { field = "Nope", operation = "equals", value = "1" } },
            booleanFilter = "1 AND",
        });
        Assert.Equal([null, "rule.bad-value", "rule.unknown-field"], reply.Items.Select(item => item.Code));
        Assert.Equal(reply.Accounts, reply.Items[0].Matches);
        Assert.Null(reply.Matches);
        Assert.Contains("missing at the end", reply.FilterProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shape_puts_accounts_into_a_territory_and_an_unreadable_one_is_refused()
    {
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"], swap: true);
        await Refused.WithAsync(
            HttpStatusCode.BadRequest, "boundary.no-polygons",
            await TryChangeAsync(host, Create("Territory2ValueSet", new { MasterLabel = "Bad", DeveloperName = "Bad", Territory2ModelId = model["model"], Shape = "{}" })));
        await ChangeAsync(
            host,
            Create("Territory2ValueSet", new { MasterLabel = "Coast", DeveloperName = "Coast", Territory2ModelId = model["model"], Shape = Square }),
            Create("ObjectTerritory2AssignmentRule", new { MasterLabel = "Coast", DeveloperName = "CoastRule", Territory2ModelId = model["model"], IsActive = true }, "rule"),
            Create("ObjectTerritory2AssignmentRuleItem", new { RuleId = "@rule", Field = "BillingAddress", Operation = "inShape", Value = "Coast", SortOrder = 1 }),
            Create("RuleTerritory2Association", new { RuleId = "@rule", Territory2Id = model["south"] }));
        var accounts = (await ChangeAsync(
            host,
            Create("Account", new { Name = "In", BillingLatitude = 43.1, BillingLongitude = -70.5 }), Create("Account", new { Name = "Out", BillingLatitude = 45, BillingLongitude = -70.5 }))).Ids;
        Assert.Equal(["south", ""], await TerritoriesAsync(host, model, [.. accounts]));
        var why = await host.Viewer.GetAsync<Server.Management.ExplainAccount.Reply>(host.In($"/live/accounts/{accounts[1]}/territories/{model["south"]}/explanation"));
        Assert.Contains("BillingAddress inShape Coast: the cell is 45, -70.5, no", why.Rules.SelectMany(rule => rule.Items).Single(item => item.Contains("inShape", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_of_a_model_are_read_with_items_territories_and_sets()
    {
        var model = await ModelAsync(host);
        await ChangeAsync(host, Create("Territory2ValueSet", new { MasterLabel = "Codes", DeveloperName = "Codes", Territory2ModelId = model["model"], Words = "94103\n94110\n" }));
        var read = await host.Viewer.GetAsync<ReadRules.Reply>(host.In($"/live/models/{model["model"]}/rules"));
        Assert.Equal(["North", "South"], read.Rules.Select(rule => rule.Name));
        Assert.Equal(("BillingState", "equals", "ME,VT"), (read.Rules[0].Items[0].Field, read.Rules[0].Items[0].Operation, read.Rules[0].Items[0].Value));
        Assert.Equal(model["north"], Assert.Single(read.Rules[0].Territories).TerritoryId);
        Assert.Equal(("Codes", ReadRules.SetKind.Words, 2), (Assert.Single(read.Sets).Name, read.Sets[0].Kind, read.Sets[0].Count));
    }

    private Task<PreviewRule.Reply> AskAsync(Dictionary<string, string> model, object draft) =>
        host.Viewer.PostAsync<PreviewRule.Reply>(host.In($"/live/models/{model["model"]}/rules/preview"), draft);
}
