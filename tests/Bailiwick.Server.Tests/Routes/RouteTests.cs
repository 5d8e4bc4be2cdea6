using System.Net;
using System.Net.Http.Headers;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bailiwick.Server.Tests.Routes;

/// <summary>What holds for every route of the running service, those of later slices too.</summary>
public sealed class RouteTests(ServerHost host) : IClassFixture<ServerHost>
{
    private static readonly string[] _openToAll = ["DELETE /api/session", "GET /api/session", "POST /api/session", "POST /api/setup"];

    [Fact]
    public void Only_the_session_and_set_up_are_open_to_anonymous_callers()
    {
        var open = Routes().Where(route => route.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(route => route.Name);

        Assert.Equal(_openToAll, open.Order());
    }

    [Fact]
    public async Task Every_other_route_refuses_an_anonymous_caller()
    {
        var client = host.Anonymous();
        var asked = 0;
        foreach (var route in Routes().Where(route => !_openToAll.Contains(route.Name)))
        {
            var response = await SendAsync(client, route, host.Workspace);

            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{route.Name} answered {(int)response.StatusCode}.");
            await Refused.WithAsync(HttpStatusCode.Unauthorized, "access.sign-in-first", response);
            asked++;
        }

        Assert.True(asked >= 12, $"Only {asked} routes were found.");
    }

    [Fact]
    public async Task Every_route_of_a_workspace_tells_a_member_of_another_that_there_is_none()
    {
        foreach (var route in WorkspaceRoutes())
        {
            var response = await SendAsync(host.Stranger, route, host.Workspace);

            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{route.Name} answered {(int)response.StatusCode}.");
            await Refused.WithAsync(HttpStatusCode.NotFound, "access.unknown-workspace", response);
        }
    }

    [Fact]
    public async Task Every_route_of_a_workspace_tells_a_token_of_another_that_there_is_none()
    {
        var made = await host.Stranger.PostAsync<Tokens.Made>($"/api/workspaces/{host.OtherWorkspace}/tokens", new { name = "routes", role = Role.Administrator });
        using var client = ApiClient.WithToken(host.Address, made.Token);
        foreach (var route in WorkspaceRoutes())
        {
            await Refused.WithAsync(HttpStatusCode.NotFound, "access.unknown-workspace", await SendAsync(client, route, host.Workspace));
        }
    }

    [Fact]
    public void Every_route_of_a_workspace_says_which_one_right_it_demands()
    {
        var silent = WorkspaceRoutes().Where(route => route.Endpoint.Metadata.GetOrderedMetadata<DemandedRight>().Count != 1).Select(route => route.Name);

        Assert.Empty(silent);
    }

    [Fact]
    public async Task Every_route_that_demands_more_than_viewing_refuses_a_viewer()
    {
        foreach (var route in WorkspaceRoutes())
        {
            var right = route.Endpoint.Metadata.GetMetadata<DemandedRight>()!.Right;
            if (!Role.Viewer.Has(right))
            {
                await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await SendAsync(host.Viewer, route, host.Workspace));
            }
        }
    }

    [Theory]
    [InlineData(Role.Seller)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Planner)]
    [InlineData(Role.Administrator)]
    public async Task Every_route_is_called_as_every_role_and_refuses_exactly_those_that_lack_its_right(Role role)
    {
        using var client = await host.SignInAsync(ServerHost.EmailOf(role));
        foreach (var route in WorkspaceRoutes().Where(route => !route.Name.EndsWith("/members/{user:guid}", StringComparison.Ordinal)))
        {
            using var response = await SendAsync(client, route, host.Workspace);
            var code = response.StatusCode == HttpStatusCode.Forbidden
                ? System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("code").GetString()
                : null;

            Assert.True(role.Has(route.Endpoint.Metadata.GetMetadata<DemandedRight>()!.Right) == (code != "access.not-allowed"), $"{role} at {route.Name}: {(int)response.StatusCode} {code}");
        }
    }

    [Fact]
    public void Every_route_that_changes_something_demands_more_than_viewing()
    {
        var lax = WorkspaceRoutes()
            .Where(route => route.Method != HttpMethod.Get && route.Endpoint.Metadata.GetMetadata<DemandedRight>()?.Right == Right.ViewPlans)
            .Select(route => route.Name)
            .Except(ReadingPosts);

        Assert.Empty(lax);
    }

    [Fact]
    public async Task Every_changing_route_refuses_a_browser_without_the_antiforgery_header()
    {
        var browser = await host.SignInAsync(ServerHost.EmailOf(Role.Administrator));
        browser.Http.DefaultRequestHeaders.Remove("X-Bailiwick-Antiforgery");
        foreach (var route in Routes().Where(route => route.Method != HttpMethod.Get))
        {
            await Refused.WithAsync(HttpStatusCode.Forbidden, "access.antiforgery", await SendAsync(browser, route, host.Workspace));
        }
    }

    [Fact]
    public void No_two_routes_have_the_same_name()
    {
        var names = Routes().Select(route => route.Endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? $"{route.Name} has none").ToList();

        Assert.DoesNotContain(names, name => name.EndsWith(" has none", StringComparison.Ordinal));
        Assert.Equal(names.Distinct().Count(), names.Count);
    }

    [Theory]
    [InlineData("GET", "/api/nothing-here")]
    [InlineData("POST", "/api/workspaces/not-an-id/jobs")]
    public async Task An_unknown_route_is_refused_as_such(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        await Refused.WithAsync(HttpStatusCode.NotFound, "request.no-route", await host.Administrator.Http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    // A POST that only reads (its question is too long for an address) may be open to viewers; it is listed here.
    private static string[] ReadingPosts => [];

    private IEnumerable<Route> WorkspaceRoutes() => Routes().Where(route => route.Endpoint.RoutePattern.GetParameter("workspace") is not null);

    private IEnumerable<Route> Routes() =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
        where methods is not null && endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)
        from method in methods
        select new Route(new HttpMethod(method), endpoint);

    private static Task<HttpResponseMessage> SendAsync(ApiClient client, Route route, Guid workspace)
    {
        var request = new HttpRequestMessage(route.Method, route.PathIn(workspace));
        if (route.Method != HttpMethod.Get)
        {
            var type = route.Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] ?? "application/json";
            request.Content = new StringContent("{}", MediaTypeHeaderValue.Parse(type));
        }

        // A stream of events has no end to wait for.
        return client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    private sealed record Route(HttpMethod Method, RouteEndpoint Endpoint)
    {
        public string Name => $"{Method} {Endpoint.RoutePattern.RawText}";

        public string PathIn(Guid workspace) => "/" + string.Join('/', Endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "workspace" } => workspace.ToString(),
            RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "guid") => Guid.NewGuid().ToString(),
            _ => "1",
        }))));
    }
}
