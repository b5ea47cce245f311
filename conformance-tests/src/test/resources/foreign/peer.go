// Fetches a page, verifying for localhost: peer client VERSION CA PORT.
// Serves one: peer server VERSION CHAIN KEY PORT. VERSION is the newest that it speaks.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"os"
)

var versions = map[string]uint16{
	"1.0": tls.VersionTLS10, "1.2": tls.VersionTLS12, "1.3": tls.VersionTLS13,
}

func must(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func limits() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: versions[os.Args[2]]}
}

func client() {
	authority, err := os.ReadFile(os.Args[3])
	must(err)
	config := limits()
	config.RootCAs = x509.NewCertPool()
	config.RootCAs.AppendCertsFromPEM(authority)
	transport := &http.Transport{TLSClientConfig: config}
	page, err := (&http.Client{Transport: transport}).Get("https://localhost:" + os.Args[4] + "/")
	must(err)
	fmt.Printf("%s\nversion %x\n", page.Status, page.TLS.Version)
}

func server() {
	config := limits()
	pair, err := tls.LoadX509KeyPair(os.Args[3], os.Args[4])
	must(err)
	config.Certificates = []tls.Certificate{pair}
	listener, err := tls.Listen("tcp", "127.0.0.1:"+os.Args[5], config)
	must(err)
	fmt.Println("ready")
	must(http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "ok")
	})))
}

func main() {
	if os.Args[1] == "client" {
		client()
	} else {
		server()
	}
}
