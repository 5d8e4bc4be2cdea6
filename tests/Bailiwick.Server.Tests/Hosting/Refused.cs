using System.Net;
using System.Text.Json;
using Bailiwick.Server.Problems;
using Xunit;

namespace Bailiwick.Server.Tests.Hosting;

public static class Refused
{
    /// <summary>Asserts status, code and the shape every refusal has, and returns it.</summary>
    public static async Task<Problem> WithAsync(HttpStatusCode status, string code, HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} {text}");
        Assert.Equal(Problem.ContentType, response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<Problem>(text, WireJson.Options)!;
        Assert.Equal(code, problem.Code);
        Assert.Equal((int)status, problem.Status);
        Assert.Equal("urn:bailiwick:refusal:" + code, problem.Type);
        Assert.NotEmpty(problem.Title);
        Assert.NotEmpty(problem.Detail);
        return problem;
    }
}
