using System.IO.Compression;
using System.Net;
using Bailiwick.Core.Access;
using Bailiwick.Server.Quotas;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Quotas.QuotaPlanning;

namespace Bailiwick.Server.Tests.Quotas;

/// <summary>Quota letters, read back from the PDF.</summary>
public sealed class LetterTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_letter_says_who_carries_what_when_and_why_and_nothing_of_over_assignment()
    {
        var seller = await host.IdOfAsync(Role.Seller);
        var (plan, _, _) = await PlanOfAsync(host, territories => Content(Seats(territories, seller), null, "Paid by the plan of 2027.\nDisputes within 14 days.", new { level = 1, percent = 7.31m }));
        var path = host.In($"/quota-plans/{plan.Id}/letters");
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.not-approved", await host.Planner.GetAsync($"{path}/ann.pdf"));
        await StepsAsync(host, plan.Id, 1, "submit", "approve");

        var bytes = await ReadAsync(host.Planner, $"{path}/ann.pdf");

        var text = LetterText.Of(bytes);
        // Handed 15,023 for 6,000 : 3,200 : 4,800, so 6,438: 537 in the first six months, 536 after. April is 537 x 50 % x 15 / 30, May 537 x 50 %: 134 + 269 + 537 + 6 x 536.
        var quota = (await SeatsOfAsync(host, plan.Id))["ann"];
        foreach (var words in new[]
        {
            "Test", "Quota letter for Žofie Ångström-Łukasz Жанна", "AE", $"{plan.Name}, approved with revision 3", "2027: 2027-01-01 to 2027-12-31", "4,156 USD",
            "2027-04-01", "Ramp: 50 % in period 4, 50 % in period 5, by the month of service; 100 % after.", "Part periods count by calendar days: 15 of 30 days in period 4.",
            "Periods without service carry nothing: 1, 2, 3.", "Paid by the plan of 2027.", "Disputes within 14 days.", "Asked; not answered yet.",
        })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        Assert.All(quota.Periods, period => Assert.Contains($"{period.Amount:#,0}", text, StringComparison.Ordinal));
        Assert.All(new[] { "7.31", "6438", "6,438", "15023", "15,023", "6000", "6,000", "Bob", "over-assign" }, hidden => Assert.DoesNotContain(hidden, text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(bytes, await ReadAsync(host.Planner, $"{path}/ann.pdf"));
        Assert.Equal(bytes, await ReadAsync(host.Seller, $"{path}/ann.pdf"));
        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.unknown-seat", await host.Seller.GetAsync($"{path}/bob.pdf"));
        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.unknown-seat", await host.Planner.GetAsync($"{path}/dan.pdf"));

        await host.Seller.PostAsync<QuotaAnswers.Reply>(host.In($"/quota-plans/{plan.Id}/answers"), new { seat = "ann", answer = "accepted" });
        Assert.Contains("Accepted by Seller seller@example.org on ", LetterText.Of(await ReadAsync(host.Seller, $"{path}/ann.pdf")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_letters_come_in_one_archive_and_a_change_stands_in_the_letter()
    {
        var (plan, _, _) = await PlanAsync(host, QuotaPlanning.Seats);
        var seen = await StepsAsync(host, plan.Id, 1, "submit", "approve", "start");
        await host.Administrator.PostAsync<QuotaChanges.Reply>(host.In($"/quota-plans/{plan.Id}/changes"), new
        {
            expectedRevision = seen,
            from = "2027-07-01",
            reason = "Territory grew",
            seats = new[] { new { seat = "ann", amount = 6864m }, new { seat = "bob", amount = 5016m } },
        });

        var archive = await ReadAsync(host.Planner, host.In($"/quota-plans/{plan.Id}/letters.zip"));

        using var zip = new ZipArchive(new MemoryStream(archive));
        Assert.Equal(["0001-ann-Ann.pdf", "0002-bob-Bob.pdf", "0003-cem-Cem.pdf", "0004-eve-Eve.pdf"], zip.Entries.Select(entry => entry.FullName));
        using var unpacked = new MemoryStream();
        await using (var file = await zip.Entries[0].OpenAsync(TestContext.Current.CancellationToken))
        {
            await file.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        }

        var text = LetterText.Of(unpacked.ToArray());
        Assert.Contains("The quota of the year was changed to 6,864 USD (from 2027-07-01).", text, StringComparison.Ordinal);
        // 550 a month until June, (6,864 - 3,300) / 6 after.
        Assert.Contains("594", text, StringComparison.Ordinal);
        Assert.Equal(archive, await ReadAsync(host.Planner, host.In($"/quota-plans/{plan.Id}/letters.zip")));
    }

    private static object[] Seats(int[] territories, Guid seller) =>
    [
        new { key = "ann", name = "Žofie Ångström-Łukasz Жанна", role = "AE", areas = new[] { new { area = territories[0] } }, start = "2027-04-16", memberId = seller },
        new { key = "bob", name = "Bob", areas = new[] { new { area = territories[1], percent = 40 } } },
        new { key = "dan", name = "To be filled", areas = new[] { new { area = territories[1], percent = 60 } }, vacant = true },
    ];

    private static async Task<byte[]> ReadAsync(ApiClient client, string path)
    {
        var response = await client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
