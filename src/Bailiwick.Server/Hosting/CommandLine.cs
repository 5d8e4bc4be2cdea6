namespace Bailiwick.Server.Hosting;

/// <summary>The few options of the service, as settings.</summary>
public static class CommandLine
{
    public const string Usage =
        """
        Usage: Bailiwick.Server [--port N] [--data DIR] [--no-demo] [--log json|text]
               Bailiwick.Server openapi FILE      write the API document and end

        ConnectionStrings__Bailiwick names a PostgreSQL of one's own; without it the embedded one is used.
        """;

    /// <summary>Settings by name; throws <see cref="SettingsException"/> on what is not understood.</summary>
    public static IReadOnlyDictionary<string, string?> Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var settings = new Dictionary<string, string?>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (option, value) = arguments[i].Split('=', 2) is [var name, var given] ? (name, given) : (arguments[i], null);
            switch (option)
            {
                case "--no-demo":
                    settings["Bailiwick:Demo"] = "false";
                    break;
                case "--port" or "--data" or "--log" or "--address":
                    value ??= ++i < arguments.Count ? arguments[i] : throw new SettingsException($"{option} needs a value.");
                    settings["Bailiwick:" + char.ToUpperInvariant(option[2]) + option[3..]] = value;
                    break;
                default:
                    throw new SettingsException($"There is no option {arguments[i]}.");
            }
        }

        return settings;
    }
}
