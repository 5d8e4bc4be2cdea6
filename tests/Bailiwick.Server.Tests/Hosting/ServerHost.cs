using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>
/// The real service on a free port over a database of its own, set up, with a person of each role signed in. Use it as a class fixture,
/// or start one with settings of your own.
/// </summary>
public sealed class ServerHost(PostgresCluster cluster) : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private readonly List<ApiClient> _clients = [];
    private NpgsqlDataSource? _source;
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public NpgsqlDataSource Source => _source!;

    public string ConnectionString { get; private set; } = null!;

    /// <summary>The workspace everybody below but the stranger is in.</summary>
    public Guid Workspace { get; private set; }

    /// <summary>A workspace that only the stranger is in.</summary>
    public Guid OtherWorkspace { get; private set; }

    public ApiClient Administrator { get; private set; } = null!;

    public ApiClient Planner { get; private set; } = null!;

    public ApiClient Manager { get; private set; } = null!;

    public ApiClient Viewer { get; private set; } = null!;

    public ApiClient Seller { get; private set; } = null!;

    /// <summary>Administers <see cref="OtherWorkspace"/> and nothing else.</summary>
    public ApiClient Stranger { get; private set; } = null!;

    /// <summary>A host without the usual people; nothing is set up.</summary>
    public static async Task<ServerHost> StartBareAsync(
        PostgresCluster cluster, Func<ServerSettings, ServerSettings>? change = null, Action<IServiceCollection>? more = null, string? connectionString = null)
    {
        var host = new ServerHost(cluster);
        await host.StartAsync(change, more, connectionString);
        return host;
    }

    /// <summary>A host with the usual people.</summary>
    public static async Task<ServerHost> StartAsync(
        PostgresCluster cluster, Func<ServerSettings, ServerSettings>? change = null, Action<IServiceCollection>? more = null)
    {
        var host = await StartBareAsync(cluster, change, more);
        await host.SetUpAsync();
        return host;
    }

    public async ValueTask InitializeAsync()
    {
        await StartAsync(change: null, more: null, connectionString: null);
        await SetUpAsync();
    }

    /// <summary>Who the person of a role is.</summary>
    public async Task<Guid> IdOfAsync(Role role) =>
        (await Administrator.GetAsync<Page<Members.Member>>(In("/members"))).Items.Single(member => member.Email == EmailOf(role)).UserId;

    public static string EmailOf(Role role) => $"{role.ToString().ToLowerInvariant()}@example.org";

    /// <summary>The address of something in the workspace: <c>In("/jobs")</c>.</summary>
    public string In(string path) => $"/api/workspaces/{Workspace}{path}";

    public ApiClient Anonymous() => Keep(ApiClient.Anonymous(Address));

    public async Task<ApiClient> SignInAsync(string email, string password = Password)
    {
        var client = Anonymous();
        await client.SignInAsync(email, password);
        return client;
    }

    /// <summary>The planner and the viewer once more, after the clock went further than a session lasts.</summary>
    public async Task SignInAgainAsync()
    {
        await Planner.SignInAsync(EmailOf(Role.Planner), Password);
        await Viewer.SignInAsync(EmailOf(Role.Viewer), Password);
    }

    /// <summary>A client with a token of the administrator.</summary>
    public async Task<ApiClient> WithTokenAsync(Role role = Role.Administrator)
    {
        var made = await Administrator.PostAsync<Tokens.Made>(In("/tokens"), new { name = $"test {role}", role });
        return Keep(ApiClient.WithToken(Address, made.Token));
    }

    public async Task<ApiClient> AddMemberAsync(Role role, string email, ApiClient? by = null, Guid? workspace = null)
    {
        var path = $"/api/workspaces/{workspace ?? Workspace}/members";
        await (by ?? Administrator).PostAsync<Members.Member>(path, new { email, name = $"{role} {email}", role, password = Password });
        return await SignInAsync(email);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        _clients.Clear();
        if (Interlocked.Exchange(ref _app, null) is { } app)
        {
            await app.StopAsync();
            await app.DisposeAsync();
            await _source!.DisposeAsync();
        }
    }

    private async Task StartAsync(Func<ServerSettings, ServerSettings>? change, Action<IServiceCollection>? more, string? connectionString)
    {
        ConnectionString = connectionString ?? await cluster.CreateDatabaseAsync();
        _source = ServiceLife.CreateSource(ConnectionString);
        var tools = Path.GetFullPath(Path.Combine(PostgresCluster.Native, "..", "..", ".."));
        var settings = new ServerSettings
        {
            Port = 0,
            Data = Path.GetTempPath(),
            Tools = tools,
            PostgresBinaries = PostgresCluster.Native,
            ClientFolder = Path.Combine(Path.GetTempPath(), "no-client-here"),
            Demo = false,
            SignInsPerMinute = 100_000,
            ConnectionString = ConnectionString,
            IsOnlyNode = true,
        };
        _app = BailiwickServer.Create(change is null ? settings : change(settings), _source, more);
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    private async Task SetUpAsync()
    {
        Administrator = Anonymous();
        var code = await SetupCode.ReadAsync(Source, CancellationToken.None);
        var session = await Administrator.TakeSessionAsync(await Administrator.PostAsync(
            "/api/setup", new { setupCode = code, email = EmailOf(Role.Administrator), name = "Ada Administrator", password = Password, workspaceName = "Test" }));
        Workspace = session.Workspaces.Single().WorkspaceId;
        Planner = await AddMemberAsync(Role.Planner, EmailOf(Role.Planner));
        Manager = await AddMemberAsync(Role.Manager, EmailOf(Role.Manager));
        Viewer = await AddMemberAsync(Role.Viewer, EmailOf(Role.Viewer));
        Seller = await AddMemberAsync(Role.Seller, EmailOf(Role.Seller));

        var other = await Administrator.PostAsync<Sessions.Membership>("/api/workspaces", new { name = "Other" });
        OtherWorkspace = other.WorkspaceId;
        Stranger = await AddMemberAsync(Role.Administrator, "stranger@example.org", workspace: OtherWorkspace);
        var members = await Stranger.GetAsync<Page<Members.Member>>($"/api/workspaces/{OtherWorkspace}/members");
        var administrator = members.Items.Single(member => member.Email == EmailOf(Role.Administrator));
        (await Stranger.DeleteAsync($"/api/workspaces/{OtherWorkspace}/members/{administrator.UserId}")).EnsureSuccessStatusCode();
    }

    private ApiClient Keep(ApiClient client)
    {
        _clients.Add(client);
        return client;
    }
}
