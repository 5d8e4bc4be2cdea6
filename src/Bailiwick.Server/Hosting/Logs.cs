namespace Bailiwick.Server.Hosting;

internal static class Logs
{
    public static void AddLogs(this WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.Logging.ClearProviders();
        if (settings.LogsJson)
        {
            builder.Logging.AddJsonConsole(options =>
            {
                options.IncludeScopes = true;
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "O";
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "HH:mm:ss ";
            });
        }

        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);

        // Its one warning says that the keys lie unencrypted, which is so by design: whoever reads the database reads everything.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
