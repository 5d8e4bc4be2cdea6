using Bailiwick.Server.Hosting;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Embedded;

using var ending = new CancellationTokenSource();
try
{
    if (args is ["openapi", var file])
    {
        await ApiDocumentFile.WriteAsync(file, ending.Token);
        return 0;
    }

    if (args is ["--help"] or ["-h"])
    {
        Console.WriteLine(CommandLine.Usage);
        return 0;
    }

    var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(CommandLine.Parse(args)).Build();
    var isProduction = (configuration["ASPNETCORE_ENVIRONMENT"] ?? configuration["DOTNET_ENVIRONMENT"] ?? "Production") == "Production";
    await ServiceLife.RunAsync(ServerSettings.Read(configuration, isProduction), ending.Token);
    return 0;
}
catch (Exception e) when (e is SettingsException or EmbeddedPostgresException)
{
    await Console.Error.WriteLineAsync($"bailiwick: {e.Message}\n\n{(e is SettingsException ? CommandLine.Usage : string.Empty)}");
    return 1;
}
