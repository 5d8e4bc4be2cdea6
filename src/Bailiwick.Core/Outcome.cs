using System.Diagnostics.CodeAnalysis;

namespace Bailiwick.Core;

/// <summary>Either a value or the <see cref="Core.Refusal"/> that stands in its place. Never both, never neither.</summary>
/// <typeparam name="T">What is had when it is done.</typeparam>
public readonly record struct Outcome<T>
{
    private readonly T? _value;
    private readonly Refusal? _refusal;

    private Outcome(T? value, Refusal? refusal)
    {
        _value = value;
        _refusal = refusal;
    }

    /// <summary>True when the value is there.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => _refusal is null;

    /// <summary>The value. Throws when refused: ask <see cref="IsDone"/> first.</summary>
    public T Value => _refusal is null ? _value! : throw new InvalidOperationException($"Refused: {_refusal.Code}: {_refusal.Message}");

    /// <summary>Why not, or null when done.</summary>
    public Refusal? Refusal => _refusal;

    /// <summary>Done, with the value.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Refused.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Goes one way or the other.</summary>
    public TResult Match<TResult>(Func<T, TResult> done, Func<Refusal, TResult> refused) =>
        _refusal is null ? done(_value!) : refused(_refusal);
}
