using System.Net;
using System.Net.Sockets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Tests.Jobs;
using Bailiwick.Storage.Jobs;
using Npgsql;
using NpgsqlTypes;
using Xunit;

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>The built service on its embedded database: stopped, killed and started again.</summary>
public sealed class ProcessTests(PostgresCluster cluster)
{
    private const string Email = "ada@example.org";
    private const string Connection = "ConnectionStrings__Bailiwick";

    [Fact]
    public async Task A_second_start_finds_everything_and_a_graceful_stop_stops_PostgreSQL()
    {
        using var data = new DataFolder().Open();
        await using (var first = await ServerProcess.StartAsync(data.Path))
        {
            await SetUpAsync(first);
            Assert.Equal(0, await first.StopAsync());
        }

        Assert.False(File.Exists(Path.Combine(data.Path, "postgres", "postmaster.pid")), "PostgreSQL still runs.");
        await using var second = await ServerProcess.StartAsync(data.Path);
        Assert.Empty(second.SetupCode);
        using var client = ApiClient.Anonymous(second.Address);
        Assert.Equal("Ada", (await client.SignInAsync(Email, ServerHost.Password)).User?.Name);
        await second.StopAsync();
    }

    [Fact]
    public async Task A_job_that_a_killed_service_left_is_done_by_the_next_start_exactly_once()
    {
        using var data = new DataFolder().Open();
        using var gate = new StepGate();
        Guid job;
        await using (var first = await ServerProcess.StartAsync(data.Path))
        {
            var session = await SetUpAsync(first);
            job = await StoreJobAsync(data, session, new StepWork.Request(60, 10, Gate: gate.Path));
            await WaitAsync(data, $"SELECT state = 'Running' AND fraction > 0.05 FROM jobs WHERE id = '{job}'");
            await first.KillAsync();
        }

        gate.Open();
        await using var second = await ServerProcess.StartAsync(data.Path);
        await WaitAsync(data, $"SELECT state = 'Succeeded' FROM jobs WHERE id = '{job}'");
        Assert.Equal(1L, await AskAsync(data, $"SELECT count(*) FROM audit WHERE action = 'test.left' AND subject = '{job}'"));
        Assert.Equal(2, await AskAsync(data, $"SELECT attempts FROM jobs WHERE id = '{job}'"));
        await second.StopAsync();
    }

    [Fact]
    public async Task A_data_folder_serves_one_service_only()
    {
        using var data = new DataFolder().Open();
        await using var first = await ServerProcess.StartAsync(data.Path);

        await using var second = ServerProcess.Launch(data.Path);

        Assert.Equal(1, await second.EndAsync());
        Assert.Contains("is in use by another Bailiwick", second.Output, StringComparison.Ordinal);
        await first.StopAsync();
    }

    [Fact]
    public async Task Two_services_share_a_PostgreSQL_of_ones_own()
    {
        using var data = new DataFolder();
        var variables = new Dictionary<string, string> { [Connection] = await cluster.CreateEmptyDatabaseAsync() };
        await using var first = await ServerProcess.StartAsync(data.Path, variables: variables);
        await using var second = await ServerProcess.StartAsync(data.Path, variables: variables);

        await SetUpAsync(first);

        using var client = ApiClient.Anonymous(second.Address);
        Assert.Equal("Ada", (await client.SignInAsync(Email, ServerHost.Password)).User?.Name);
        Assert.Equal((0, 0), (await first.StopAsync(), await second.StopAsync()));
        Assert.False(Directory.Exists(Path.Combine(data.Path, "postgres")), "The embedded PostgreSQL was started.");
    }

    [Theory]
    [InlineData("no connection string", "cannot be read")]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=3", "cannot be used")]
    public async Task A_database_that_cannot_be_used_is_said_in_a_sentence(string connection, string words)
    {
        using var data = new DataFolder();
        await using var server = ServerProcess.Launch(data.Path, variables: new() { [Connection] = connection });

        Assert.Equal(1, await server.EndAsync());
        Assert.Contains(words, server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_a_sentence()
    {
        using var data = new DataFolder();
        var variables = new Dictionary<string, string> { [Connection] = await cluster.CreateEmptyDatabaseAsync() };
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await using var server = ServerProcess.Launch(data.Path, variables: variables, port: port);

        Assert.Equal(1, await server.EndAsync());
        Assert.Contains($"Port {port} is taken", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ordinary_user_runs_it_as_well_and_keeps_the_password_private()
    {
        using var data = new DataFolder();
        var account = DataFolder.CanChangeAccount ? "nobody" : null;
        if (account is not null)
        {
            data.GiveTo(account);
        }

        await using var server = await ServerProcess.StartAsync(data.Path, account);
        await SetUpAsync(server);

        if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(Path.Combine(data.Path, "postgres.password"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        }

        Assert.Equal(0, await server.StopAsync());
    }

    private static async Task<Sessions.Reply> SetUpAsync(ServerProcess server)
    {
        using var client = ApiClient.Anonymous(server.Address);
        return await client.TakeSessionAsync(await client.PostAsync(
            "/api/setup", new { setupCode = server.SetupCode, email = Email, name = "Ada", password = ServerHost.Password }));
    }

    // Stored beside the service, as a node that ended before scheduling leaves it; the service's sweep takes it up.
    private static async Task<Guid> StoreJobAsync(DataFolder data, Sessions.Reply session, StepWork.Request request)
    {
        var id = Guid.CreateVersion7();
        await using var source = NpgsqlDataSource.Create(data.Connection);
        await using var command = source.CreateCommand(
            """
            INSERT INTO jobs (workspace_id, id, kind, state, request, created_at, created_by, created_by_name)
            VALUES ($1, $2, $3, 'Queued', $4, now() - interval '1 minute', $5, 'Ada')
            """);
        command.Parameters.AddWithValue(session.Workspaces.Single().WorkspaceId);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(nameof(JobKind.Demo));
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, System.Text.Json.JsonSerializer.Serialize(request, WireJson.Options));
        command.Parameters.AddWithValue(session.User!.Id);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return id;
    }

    private static async Task WaitAsync(DataFolder data, string question)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        while (await AskAsync(data, question) is not true)
        {
            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task<object?> AskAsync(DataFolder data, string question)
    {
        await using var source = NpgsqlDataSource.Create(data.Connection);
        await using var command = source.CreateCommand(question);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
