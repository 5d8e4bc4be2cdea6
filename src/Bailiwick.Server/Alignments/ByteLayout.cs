using System.Runtime.InteropServices;

namespace Bailiwick.Server.Alignments;

/// <summary>Puts numbers one after the other, little endian as on every machine .NET runs on.</summary>
internal sealed class ByteLayout(int size)
{
    private readonly byte[] _bytes = new byte[size];
    private int _at;

    public ByteLayout Number(int value) => Array<int>([value]);

    public ByteLayout Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        bytes.CopyTo(_bytes.AsSpan(_at));
        _at += bytes.Length;
        return this;
    }

    public byte[] Done() => _at == _bytes.Length ? _bytes : throw new InvalidOperationException($"{_at} of {_bytes.Length} bytes were written.");
}
