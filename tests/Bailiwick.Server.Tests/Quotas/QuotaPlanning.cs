using Bailiwick.Server.Quotas;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Hosting;
using static Bailiwick.Server.Tests.Targets.TargetPlanning;

namespace Bailiwick.Server.Tests.Quotas;

/// <summary>Builders of quota plans over a real host: four territories of 6,000, 8,000, 10,000 and 12,000 in two regions, five seats.</summary>
internal static class QuotaPlanning
{
    /// <summary>Ann carries the first territory, Bob and Cem the second; Dan's seat on the third is vacant; Eve is an overlay on the first.</summary>
    public static object[] Seats(int[] territories) => SeatsWith(territories);

    public static object[] SeatsWith(int[] territories, Guid? ann = null, Guid? bob = null)
    {
        object[] On(int place, decimal percent = 100, bool overlay = false) => [new { area = territories[place], percent, overlay }];
        return
        [
            new { key = "ann", name = "Ann", role = "AE", areas = On(0), onTargetEarnings = 1200m, attainments = new[] { 1.0, 1.2 }, ownerId = "005ANN", memberId = ann },
            new { key = "bob", name = "Bob", role = "AE", areas = On(1, 60), memberId = bob },
            new { key = "cem", name = "Cem", role = "AE", areas = On(1, 40), start = "2027-04-16" },
            new { key = "dan", name = "To be filled", areas = On(2), vacant = true },
            new { key = "eve", name = "Eve", areas = On(0, 25, true) },
        ];
    }

    public static object Content(object[] seats) => Content(seats, new { level = 2, percent = 10m });

    public static object Content(object[] seats, params object[] overAssignment) => Content(seats, null, null, overAssignment);

    public static object Content(object[] seats, object? seasonality, string? letterText, params object[] overAssignment) => new
    {
        seats,
        overAssignment,
        roles = new[] { new { name = "AE", bandLow = 4m, bandHigh = 6m, ramp = new[] { 50m } } },
        limits = new object[] { new { approver = "planner", percent = (decimal?)5 }, new { approver = "administrator", percent = (decimal?)null } },
        seasonality,
        letterText,
    };

    public static Task<(QuotaPlan Plan, TargetPlan Targets, int[] Territories)> PlanAsync(ServerHost host, Func<int[], object[]> seats) =>
        PlanOfAsync(host, territories => Content(seats(territories)));

    public static async Task<(QuotaPlan Plan, TargetPlan Targets, int[] Territories)> PlanOfAsync(ServerHost host, Func<int[], object> content)
    {
        Account[] accounts = [.. Enumerable.Range(1, 8).Select(number => new Account($"{number}", number * 1000))];
        var (targets, alignment) = await Tests.Targets.TargetPlanning.PlanAsync(
            host, accounts, new { total = 36_000m, unit = 1m, weights = new[] { new { column = "revenue" } }, potentialColumn = "revenue" });
        var territories = Territories(alignment);
        var plan = await host.Planner.PostAsync<QuotaPlan>(
            host.In("/quota-plans"), new { name = $"Quotas {Guid.NewGuid():N}", targetPlanId = targets.Id, content = content(territories) });
        return (plan, targets, territories);
    }

    public static Task<HttpResponseMessage> TryStepAsync(ServerHost host, Guid plan, int seen, string step, string? comment = null, ApiClient? by = null) =>
        (by ?? host.Administrator).PostAsync(host.In($"/quota-plans/{plan}/steps"), new { expectedRevision = seen, step, comment });

    /// <summary>One step after the other by the administrator, from a revision on; the answer is the revision after them.</summary>
    public static async Task<int> StepsAsync(ServerHost host, Guid plan, int seen, params string[] steps)
    {
        foreach (var step in steps)
        {
            seen = (await ApiClient.ReadAsync<QuotaPlan>(await TryStepAsync(host, plan, seen, step))).Revision;
        }

        return seen;
    }

    public static async Task<Dictionary<string, QuotaEvaluation.SeatFigures>> SeatsOfAsync(ServerHost host, Guid plan, ApiClient? by = null) =>
        (await (by ?? host.Planner).GetAsync<QuotaEvaluation>(host.In($"/quota-plans/{plan}/evaluation"))).Seats.ToDictionary(seat => seat.Key);

    public static async Task<Dictionary<string, QuotaChanges.Held>> HeldAsync(ServerHost host, Guid plan, string day, ApiClient? by = null) =>
        (await (by ?? host.Planner).GetAsync<QuotaChanges.Reply>(host.In($"/quota-plans/{plan}/as-of?day={day}"))).Seats.ToDictionary(seat => seat.Seat);
}
