namespace Bailiwick.Cli.Optimization.Files;

/// <summary>What is wrong with the input files, each with file, line and advice; the run stops before anything is written.</summary>
internal sealed class InputFaults
{
    private const int Most = 20;
    private readonly List<string> _faults = [];
    private int _count;

    /// <summary>Notes a fault of a line (0: of the file as a whole). The sentence says what to do.</summary>
    public void Add(string file, int line, string sentence)
    {
        _count++;
        if (_faults.Count < Most)
        {
            _faults.Add(line > 0 ? $"{file} line {line}: {sentence}" : $"{file}: {sentence}");
        }
    }

    /// <summary>Ends the command when anything is wrong.</summary>
    public void Demand()
    {
        if (_count == 0)
        {
            return;
        }

        var rest = _count > _faults.Count ? $" (and {_count - _faults.Count} more)" : "";
        throw new RefusedException("cli.bad-input", _faults[0] + (_count > 1 ? $" {_count} faults in all." : ""), ExitCode.WrongUsage)
        {
            Particulars = _count > 1 ? [.. _faults.Skip(1), .. rest.Length > 0 ? [rest.Trim()] : Array.Empty<string>()] : [],
        };
    }

    /// <summary>Ends the command with one fault.</summary>
    public static RefusedException One(string file, string sentence) => new("cli.bad-input", $"{file}: {sentence}", ExitCode.WrongUsage);

    /// <summary>Ends the command with a wrong option.</summary>
    public static RefusedException Option(string sentence) => new("cli.option", sentence, ExitCode.WrongUsage);
}
