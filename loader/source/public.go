package source

import (
	"net/netip"

	"graphd/kg"
)

// reserved are the networks that are not public though netip does not say so:
// "this network", shared address space of carriers, protocol assignments,
// documentation, benchmarks, future use and broadcast; of IPv6 the ones for
// documentation, discard and old site-local addresses.
var reserved = prefixes("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "2001:db8::/32", "100::/64", "fec0::/10", "2001::/32", "3fff::/20", "5f00::/16")

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// carriers are IPv6 networks whose addresses hold an IPv4 address, and the byte
// at which it begins: translation (NAT64), 6to4 and the old compatible form.
var carriers = []struct {
	prefix netip.Prefix
	at     int
}{
	{netip.MustParsePrefix("64:ff9b::/96"), 12},
	{netip.MustParsePrefix("64:ff9b:1::/48"), 12},
	{netip.MustParsePrefix("2002::/16"), 2},
	{netip.MustParsePrefix("::/96"), 12},
}

// public reports whether an address belongs to the public internet.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsValid() || !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	if a.Is6() {
		b := a.As16()
		for _, c := range carriers {
			if c.prefix.Contains(a) {
				return public(netip.AddrFrom4([4]byte(b[c.at : c.at+4])))
			}
		}
	}
	return true
}

// mayDial refuses addresses that are not public.
func (w *walker) mayDial(address string) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return kg.Errorf(kg.Forbidden, "dial", "", "%q is no address of the internet", address)
	}
	if public(ap.Addr()) || w.Loopback && ap.Addr().Unmap().IsLoopback() {
		return nil
	}
	return kg.Errorf(kg.Forbidden, "dial", "", "%s is not a public address", ap.Addr())
}
