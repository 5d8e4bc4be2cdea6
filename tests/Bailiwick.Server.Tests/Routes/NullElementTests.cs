using System.Net;
using System.Text;
using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Routes;

/// <summary>No list in a request takes null for an element: it is refused with its place, before anything is asked or done.</summary>
public sealed class NullElementTests(ServerHost host) : IClassFixture<ServerHost>
{
    private const string Seat = """{"key":"a","name":"A","areas":[]}""";

    [Theory]
    [InlineData("POST", "/quota-plans", $$$"""{"name":"x","targetPlanId":"{id}","content":{"seats":[{{{Seat}}},null]}}""", "Element 1", "$.content.seats")]
    [InlineData("POST", "/quota-plans", """{"name":"x","targetPlanId":"{id}","content":{"seats":[{"key":"a","name":"A","areas":[null]}]}}""", "Element 0", "$.content.seats[0].areas")]
    [InlineData("PUT", "/quota-plans/{id}/content", """{"expectedRevision":1,"content":{"seats":[{"key":"a","name":"A","areas":[],"leaves":[null]}]}}""", "Element 0", "leaves")]
    [InlineData("PUT", "/quota-plans/{id}/content", """{"expectedRevision":1,"content":{"seats":[],"roles":[null]}}""", "Element 0", "$.content.roles")]
    [InlineData("PUT", "/quota-plans/{id}/content", """{"expectedRevision":1,"content":{"seats":[],"limits":[null]}}""", "Element 0", "$.content.limits")]
    [InlineData("PUT", "/quota-plans/{id}/content", """{"expectedRevision":1,"content":{"seats":[],"overAssignment":[null]}}""", "Element 0", "$.content.overAssignment")]
    [InlineData("POST", "/quota-plans/preview", """{"targetPlanId":"{id}","content":{"seats":[],"seasonality":{"kind":"learned","columns":["a",null]}}}""", "Element 1", "$.content.seasonality.columns")]
    [InlineData("POST", "/quota-plans/{id}/changes", """{"expectedRevision":1,"from":"2027-01-01","reason":"x","seats":[null]}""", "Element 0", "$.seats")]
    [InlineData("POST", "/target-plans", """{"name":"x","alignmentId":"{id}","fiscalYear":2027,"currency":"USD","settings":{"weights":[null]}}""", "Element 0", "$.settings.weights")]
    [InlineData("PUT", "/target-plans/{id}/settings", """{"expectedRevision":1,"settings":{"areaTotals":[{"area":1,"total":1},null]}}""", "Element 1", "$.settings.areaTotals")]
    [InlineData("PUT", "/target-plans/{id}/settings", """{"expectedRevision":1,"settings":{"eligibleIf":[null]}}""", "Element 0", "$.settings.eligibleIf")]
    [InlineData("POST", "/target-plans/{id}/input", """{"expectedRevision":1,"cells":[null]}""", "Element 0", "$.cells")]
    [InlineData("PUT", "/alignments/{id}/branches", """{"branches":[null]}""", "Element 0", "$.branches")]
    public async Task An_element_that_is_null_is_refused_with_its_place(string method, string path, string body, string element, string place)
    {
        var id = Guid.NewGuid().ToString();
        using var request = new HttpRequestMessage(new HttpMethod(method), host.In(path.Replace("{id}", id, StringComparison.Ordinal)))
        {
            Content = new StringContent(body.Replace("{id}", id, StringComparison.Ordinal), Encoding.UTF8, "application/json"),
        };

        var refused = await Refused.WithAsync(
            HttpStatusCode.BadRequest, "request.unreadable", await host.Planner.Http.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Contains($"{element} of the list is null", refused.Detail, StringComparison.Ordinal);
        Assert.Contains(place, refused.Detail, StringComparison.Ordinal);
    }
}
